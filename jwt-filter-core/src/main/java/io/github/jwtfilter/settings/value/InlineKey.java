package io.github.jwtfilter.settings.value;

import io.github.jwtfilter.internal.base64.Base64Text;
import io.github.jwtfilter.internal.resource.Resources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Public keys as values of {@code keys.public-key} themselves, as is common in environment variables, instead of file
 * locations. Such a value is never shown, since it might be a private key.
 */
public final class InlineKey {
    private static final int SEQUENCE = 0x30;

    // All four bytes: the decoded path /u01/..., which servers of Oracle use, starts with the first two of a JKS.
    private static final int JKS = 0xfeedfeed;
    private static final int JCEKS = 0xcececece;

    /** A JSON object or an array of objects, also in the quotes that Docker leaves around values of its environment files. */
    private static final Pattern JSON = Pattern.compile("(?s)\\s*([\"']?)(?:\\{.*}|\\[\\s*\\{.*])\\1\\s*");

    /** A line of PEM, also with other hyphens or in URL encoding. */
    private static final Pattern BEGIN = Pattern.compile("(?:-|%2[Dd]|[\\u2010-\\u2015])\\s?BEGIN(?: |%20|\\+)[A-Z]");

    /** XML, SSH2 (RFC 4716), PuTTY and OpenSSH keys, hexadecimal digits, tokens, and the output of openssl. */
    private static final Pattern OTHER_FORM = Pattern.compile(
            "\\s*[\"']?(?:<[?!/A-Za-z]|---- BEGIN |PuTTY-User-Key-File|(?:.*\\s|sk-)?(?:ssh-|ecdsa-sha2-)[a-z0-9@.-]+\\s+AAAA"
                    + "|(?:0[xX])?30(?:[: ]?[0-9a-fA-F]{2}){40}|(?:[Bb]earer\\s+)?eyJ[\\w-]*\\.[\\w-]+\\.[\\w-]*"
                    + "|(?:RSA )?(?:Public|Private)-Key: \\(|Modulus=[0-9A-F])");

    /** Prefixes, literal and other line breaks, and quotes. */
    private static final Pattern NOT_BASE64 =
            Pattern.compile("^\\s*(?:base64:|data:[\\w./+;=-]*;base64,)|\\\\+[rn]|[\\s\"']");

    /** Longer than any path without a dot. */
    private static final int LONGEST_PATH = 200;

    private InlineKey() {}

    /**
     * Returns whether a value is a key rather than a location.
     *
     * @param value a value of {@code keys.public-key}
     * @return true for PEM, JSON, and the base64 of DER, PEM or JSON; for the forms that are rejected with a remedy, such
     *     as OpenSSH, XML and hexadecimal digits; and for long text that is no path
     */
    public static boolean isIn(String value) {
        return isKey(value) || isBase64(value) || (value.length() > LONGEST_PATH && value.indexOf('.') < 0);
    }

    private static boolean isKey(String value) {
        return BEGIN.matcher(value).find()
                || OTHER_FORM.matcher(value).lookingAt()
                || JSON.matcher(value).matches();
    }

    private static boolean isBase64(String value) {
        byte[] decoded = Base64Text.decodeDamaged(NOT_BASE64.matcher(value).replaceAll(""));
        return decoded != null
                && (isDer(decoded)
                        || isJavaKeystore(decoded)
                        || isKey(new String(decoded, StandardCharsets.ISO_8859_1)));
    }

    /** Returns whether the bytes start like a JKS or JCEKS keystore. */
    private static boolean isJavaKeystore(byte[] bytes) {
        int start = bytes.length < 32 ? 0 : ByteBuffer.wrap(bytes).getInt();
        return start == JKS || start == JCEKS;
    }

    /** Returns whether the bytes are one DER SEQUENCE of exactly the encoded length, which a decoded file name is not. */
    private static boolean isDer(byte[] bytes) {
        if (bytes.length < 32 || bytes[0] != SEQUENCE) {
            return false;
        }
        int length = bytes[1] & 0xff;
        int more = length > 0x80 ? length - 0x80 : 0;
        if (more > 2) {
            return false;
        }
        if (more > 0) {
            length = 0;
            for (int i = 2; i < 2 + more; i++) {
                length = (length << 8) | (bytes[i] & 0xff);
            }
        }
        return length == bytes.length - 2 - more;
    }

    /**
     * Returns a value in a form that may be shown.
     *
     * @param value a value of {@code keys.public-key}
     * @return the value, or a description if it is a key
     */
    public static String displayText(String value) {
        return isIn(value) ? "the key in the settings" : value;
    }

    /**
     * Returns an inline key, or the content of a file.
     *
     * @param location the key, or the location of the file
     * @param resources reads the file
     * @param maxBytes the maximum size of the file
     * @return the bytes
     * @throws IOException if the file cannot be read
     */
    public static byte[] read(String location, Resources resources, int maxBytes) throws IOException {
        return isIn(location) ? location.getBytes(StandardCharsets.UTF_8) : resources.read(location, maxBytes);
    }
}
