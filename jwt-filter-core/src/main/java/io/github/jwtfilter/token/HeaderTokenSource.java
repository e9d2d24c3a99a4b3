package io.github.jwtfilter.token;

import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.request.HttpToken;
import io.github.jwtfilter.request.RequestView;
import java.util.List;

/**
 * The token in a request header (RFC 6750 section 2.1): the scheme {@code Bearer} in any case, one or more spaces, the token.
 * {@code Authorization} with another scheme carries no token; any other header is made for tokens, so that there the scheme
 * may be left out.
 */
public final class HeaderTokenSource implements TokenSource {
    private static final String SCHEME = "Bearer";

    private final String name;
    private final boolean schemeOptional;

    /**
     * Reads one header.
     *
     * @param name its name
     */
    public HeaderTokenSource(String name) {
        this.name = name;
        this.schemeOptional = !name.equalsIgnoreCase("Authorization");
    }

    @Override
    public Outcome<String> find(RequestView request) {
        List<String> values = request.headers(name);
        if (values.isEmpty()) {
            return Outcome.rejected(RejectionReason.NO_TOKEN);
        }
        if (values.size() > 1) {
            return Outcome.rejected(RejectionReason.SEVERAL_HEADERS);
        }
        return tokenIn(values.get(0));
    }

    /** Whether this is the header that is read here, and its value is taken for a token. */
    boolean carries(String headerName, String value) {
        return name.equalsIgnoreCase(headerName) && (schemeOptional || startsWithScheme(value));
    }

    private Outcome<String> tokenIn(String value) {
        if (!startsWithScheme(value)) {
            return schemeOptional ? Outcome.of(value) : Outcome.rejected(RejectionReason.NO_TOKEN);
        }
        int start = SCHEME.length();
        while (start < value.length() && value.charAt(start) == ' ') {
            start++;
        }
        return Outcome.of(value.substring(start));
    }

    /** A scheme ends where its name can't go on (RFC 9110 section 11.1), so a tab after it is a malformed bearer token. */
    private static boolean startsWithScheme(String value) {
        if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        return value.length() == SCHEME.length() || !HttpToken.isTokenCharacter(value.charAt(SCHEME.length()));
    }
}
