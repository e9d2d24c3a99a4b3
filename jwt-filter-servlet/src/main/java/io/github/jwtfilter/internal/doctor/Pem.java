package io.github.jwtfilter.internal.doctor;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes keys in the textual encoding of RFC 7468. */
final class Pem {
    private static final int LINE_LENGTH = 64;

    private Pem() {}

    static String of(String label, byte[] der) {
        byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
        String text = Base64.getMimeEncoder(LINE_LENGTH, newline).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }
}
