package io.github.jwtfilter.internal.jwks;

import java.util.Base64;

/** Creates PEM text. */
final class TestPem {
    private TestPem() {}

    static String block(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
