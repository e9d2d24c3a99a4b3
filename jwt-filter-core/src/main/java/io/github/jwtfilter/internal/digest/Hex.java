package io.github.jwtfilter.internal.digest;

/** Encodes bytes in hexadecimal (RFC 4648 section 8). */
public final class Hex {
    private Hex() {}

    /**
     * Returns bytes as text.
     *
     * @param bytes any bytes
     * @return two digits for each byte, in lower case
     */
    public static String of(byte[] bytes) {
        StringBuilder hex = new StringBuilder(2 * bytes.length);
        for (byte b : bytes) {
            hex.append(Character.forDigit((b >> 4) & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
        }
        return hex.toString();
    }
}
