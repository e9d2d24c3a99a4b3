package io.github.jwtfilter.internal.login;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters with which the provider sends the browser back (RFC 6749 section 4.1.2). Nothing in it is trusted. Must not occur
 * in logs and messages.
 */
final class AuthorizationResponse {
    /** The first character of {@code state} in a flow that a request for a page has started. */
    static final char FIRST = 'f';

    /** The first character of {@code state} in a flow that a callback without a cookie has started. */
    static final char REPEATED = 'r';

    private static final int MAX_QUERY = 16 * 1024;
    private static final int MAX_PARAMETERS = 50;

    private final @Nullable String state;
    private final @Nullable String code;
    private final @Nullable String error;
    private final @Nullable String issuer;

    private AuthorizationResponse(Map<String, String> parameters) {
        state = parameters.get("state");
        code = parameters.get("code");
        error = parameters.get("error");
        issuer = parameters.get("iss");
    }

    /** Parses the query of a callback; returns one without parameters if it is malformed, too long, or repeats a parameter. */
    static AuthorizationResponse parse(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        if (query == null || query.length() > MAX_QUERY) {
            return new AuthorizationResponse(parameters);
        }
        int count = 0;
        for (String pair : query.split("&", MAX_PARAMETERS + 1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            boolean repeated = name != null && value != null && parameters.put(name, value) != null;
            if (name == null || value == null || repeated || ++count > MAX_PARAMETERS) {
                return new AuthorizationResponse(new HashMap<>());
            }
        }
        return new AuthorizationResponse(parameters);
    }

    private static @Nullable String decoded(String text) {
        try {
            return URLDecoder.decode(text, "UTF-8");
        } catch (IllegalArgumentException malformed) {
            return null;
        } catch (UnsupportedEncodingException e) {
            // Every Java platform is required to support UTF-8.
            throw new IllegalStateException(e);
        }
    }

    @Nullable
    String state() {
        return state;
    }

    /** Returns the authorization code, or null. */
    @Nullable
    String code() {
        return code;
    }

    /** Returns the error code, or null. Providers send a code only without an error. */
    @Nullable
    String error() {
        return error;
    }

    /** Returns the issuer (RFC 9207), or null. */
    @Nullable
    String issuer() {
        return issuer;
    }

    /** Returns whether a callback without a cookie must not start another flow, since it belongs to one. */
    boolean isRepeated() {
        return state != null && !state.isEmpty() && state.charAt(0) == REPEATED;
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
