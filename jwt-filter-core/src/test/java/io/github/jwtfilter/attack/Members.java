package io.github.jwtfilter.attack;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The members of a JSON object with their values as raw text, so that any value, even an invalid one, can be written. */
final class Members {
    /** 2026-01-01T00:00:00Z, the time at which all tokens are verified. */
    static final long NOW = 1_767_225_600L;

    static final String ISSUER = "https://idp.example.test/realms/legacy";
    static final String AUDIENCE = "legacy-app";

    private final Map<String, String> values;

    private Members(Map<String, String> values) {
        this.values = values;
    }

    static Members none() {
        return new Members(new LinkedHashMap<>());
    }

    static Members header(String algorithm) {
        return none().withText("alg", algorithm).withText("typ", "JWT");
    }

    /** The claims of a valid token. */
    static Members claims() {
        return none().withText("iss", ISSUER)
                .withText("aud", AUDIENCE)
                .withText("sub", "mallory")
                .withText("email", "mallory@mail.example.test")
                .with("iat", String.valueOf(NOW - 10))
                .with("exp", String.valueOf(NOW + 300))
                .withText("jti", "id-1");
    }

    Members with(String name, String json) {
        Map<String, String> copy = new LinkedHashMap<>(values);
        copy.put(name, json);
        return new Members(copy);
    }

    Members withText(String name, String text) {
        return with(name, quote(text));
    }

    Members without(String name) {
        Map<String, String> copy = new LinkedHashMap<>(values);
        copy.remove(name);
        return new Members(copy);
    }

    /** The members without the enclosing braces. */
    String inner() {
        return values.entrySet().stream()
                .map(member -> quote(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(","));
    }

    byte[] utf8() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "{" + inner() + "}";
    }

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            boolean plain = c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c);
            quoted.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return quoted.append('"').toString();
    }
}
