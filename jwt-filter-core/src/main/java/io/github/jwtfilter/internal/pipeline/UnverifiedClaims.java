package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.UnverifiedPart;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.remedy.ValueText;
import io.github.jwtfilter.internal.token.TokenSources;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads header and claims of a token without verifying it, for log lines with {@code log.unverified = true}. All text is escaped
 * and truncated.
 */
final class UnverifiedClaims {
    private static final int MAX_TOKEN = 65_536;
    private static final int MAX_LENGTH = 1000;
    private static final String[] FIRST = {"alg", "kid", "typ", "iss", "aud", "sub", "azp", "exp", "nbf", "iat"};

    private final TokenSources tokens;

    UnverifiedClaims(TokenSources tokens) {
        this.tokens = tokens;
    }

    /** Returns the header parameters and claims of the token in a request, as far as it can be parsed. */
    String of(RequestView request) {
        Result<String> token = tokens.find(request).token();
        if (token.reason() != null || token.value().length() > MAX_TOKEN) {
            return "-";
        }
        String[] parts = token.value().split("\\.", 3);
        return "header: " + members(parts[0]) + " claims: " + members(parts.length > 1 ? parts[1] : "");
    }

    private static String members(String part) {
        JsonObject object = UnverifiedPart.read(part);
        if (object == null) {
            return "not readable";
        }
        Map<String, @Nullable Object> members = object.asMap();
        Set<String> names = new LinkedHashSet<>(Arrays.asList(FIRST));
        names.retainAll(members.keySet());
        names.addAll(members.keySet());
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            if (text.length() > MAX_LENGTH) {
                return text.append(" ...").toString();
            }
            text.append(text.length() == 0 ? "" : " ")
                    .append(LogText.of(name))
                    .append('=')
                    .append(ValueText.of(members.get(name)));
        }
        return text.toString();
    }
}
