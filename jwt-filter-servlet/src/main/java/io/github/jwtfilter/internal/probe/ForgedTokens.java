package io.github.jwtfilter.internal.probe;

import io.github.jwtfilter.internal.base64.Base64Url;
import io.github.jwtfilter.internal.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens without a valid signature. They contain the issuer and the audience of the settings, but no user of the application. */
final class ForgedTokens {
    /** The first second of the year 2100. */
    private static final long EXPIRY = 4_102_444_800L;

    private static final int LONG_TOKEN = 17 * 1024;

    private final String payload;

    ForgedTokens(ProbePlan plan) {
        Map<String, Object> claims = new LinkedHashMap<>();
        if (plan.issuer() != null) {
            claims.put("iss", plan.issuer());
        }
        if (plan.audience() != null) {
            claims.put("aud", plan.audience());
        }
        claims.put("sub", "jwt-filter-probe");
        claims.put("exp", EXPIRY);
        payload = part(claims);
    }

    /** Returns a token without a signature, whose header names an algorithm. */
    String unsigned(String algorithm) {
        return part(Collections.singletonMap("alg", algorithm)) + "." + payload + ".";
    }

    /** Returns a text with the form of a token. */
    String malformed() {
        return "a.b.c";
    }

    /** Returns a token that is longer than the headers that servers accept. */
    String tooLong() {
        StringBuilder text = new StringBuilder(unsigned("RS256"));
        while (text.length() < LONG_TOKEN) {
            text.append("AAAAAAAAAAAAAAAA");
        }
        return text.toString();
    }

    private static String part(Map<String, Object> members) {
        return Base64Url.encode(JsonWriter.write(members).getBytes(StandardCharsets.UTF_8));
    }
}
