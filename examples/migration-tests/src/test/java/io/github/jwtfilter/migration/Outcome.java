package io.github.jwtfilter.migration;

import java.net.http.HttpResponse;
import java.util.Arrays;

/** The outcome of a request, named as in the guides. */
enum Outcome {
    SERVED("served"),
    LOG_IN("log in"),
    FORBIDDEN("403"),
    BAD_REQUEST("400"),
    TO_HTTPS("to https");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    static Outcome written(String text) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no outcome is written " + text));
    }

    /** A redirect to a login page counts as 401. */
    static Outcome of(HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case 200 -> SERVED;
            case 401 -> LOG_IN;
            case 403 -> FORBIDDEN;
            case 400 -> BAD_REQUEST;
            case 302, 303 ->
                redirection(response.headers().firstValue("Location").orElseThrow());
            default -> throw new AssertionError("the response is " + response.statusCode() + ": " + response.body());
        };
    }

    private static Outcome redirection(String location) {
        if (location.contains("/login.jsp")) {
            return LOG_IN;
        }
        if (location.startsWith("https://")) {
            return TO_HTTPS;
        }
        throw new AssertionError("the response redirects to " + location);
    }

    @Override
    public String toString() {
        return text;
    }
}
