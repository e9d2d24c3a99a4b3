package io.github.jwtfilter.internal.token;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.request.HttpToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the token from a request header (RFC 6750 section 2.1): the case-insensitive scheme, one or more spaces, the
 * token. {@code Authorization} with another scheme contains no token, nor does a header with a configured scheme. In
 * any other header without a configured scheme, {@code Bearer} is optional. Schemes of sender-constrained tokens are
 * rejected in either header, and in {@code Authorization} also if another header is configured and absent: the client
 * expects verification of its proof of possession.
 */
final class HeaderTokenSource implements TokenSource {
    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer";

    /** RFC 9449 section 7.1, RFC 9635 section 7.2, and the drafts that the Microsoft identity platform implements. */
    private static final String[] SENDER_CONSTRAINED = {"DPoP", "GNAP", "PoP"};

    private final String name;
    private final boolean authorization;
    private final @Nullable String scheme;
    private final boolean schemeRequired;

    /**
     * Creates a source that reads one header.
     *
     * @param name the header name
     * @param scheme the scheme, an empty text for none, or null for the default of this header
     */
    HeaderTokenSource(String name, @Nullable String scheme) {
        this.name = name;
        this.authorization = name.equalsIgnoreCase(AUTHORIZATION);
        this.scheme = scheme == null ? BEARER : scheme.isEmpty() ? null : scheme;
        this.schemeRequired = scheme == null ? authorization : !scheme.isEmpty();
    }

    @Override
    public PresentedToken find(RequestView request) {
        List<String> values = request.headers(name);
        if (values.isEmpty()) {
            return authorization ? PresentedToken.none() : withoutOwnHeader(request);
        }
        Result<String> token =
                values.size() > 1 ? Result.rejected(RejectionReason.SEVERAL_HEADERS) : tokenIn(values.get(0));
        return token.reason() == RejectionReason.NO_TOKEN ? PresentedToken.none() : PresentedToken.inHeader(token);
    }

    /** Rejects a sender-constrained token in {@code Authorization}; the cookie must not be used instead of it. */
    private static PresentedToken withoutOwnHeader(RequestView request) {
        for (String value : request.headers(AUTHORIZATION)) {
            if (isSenderConstrained(value)) {
                return PresentedToken.inHeader(Result.rejected(RejectionReason.UNSUPPORTED_SCHEME));
            }
        }
        return PresentedToken.none();
    }

    /** Returns whether this source reads the header and extracts a token from its value. */
    boolean containsToken(String headerName, String value) {
        return name.equalsIgnoreCase(headerName) && tokenIn(value).reason() != RejectionReason.NO_TOKEN;
    }

    private Result<String> tokenIn(String value) {
        if (scheme == null || !startsWith(scheme, value)) {
            return withoutScheme(value);
        }
        int start = scheme.length();
        while (start < value.length() && value.charAt(start) == ' ') {
            start++;
        }
        return Result.accepted(value.substring(start));
    }

    private Result<String> withoutScheme(String value) {
        if (isSenderConstrained(value)) {
            return Result.rejected(RejectionReason.UNSUPPORTED_SCHEME);
        }
        return schemeRequired || (authorization && hasScheme(value))
                ? Result.rejected(RejectionReason.NO_TOKEN)
                : Result.accepted(value);
    }

    /** Returns whether the value starts with another scheme, followed by a space (RFC 9110 section 11.4). */
    private static boolean hasScheme(String value) {
        int space = value.indexOf(' ');
        return space > 0 && HttpToken.isToken(value.substring(0, space));
    }

    private static boolean isSenderConstrained(String value) {
        for (String scheme : SENDER_CONSTRAINED) {
            if (startsWith(scheme, value)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A scheme ends at the first character that is not part of a token (RFC 9110 section 11.1), so a tab after it is
     * malformed.
     */
    private static boolean startsWith(String scheme, String value) {
        if (!value.regionMatches(true, 0, scheme, 0, scheme.length())) {
            return false;
        }
        return value.length() == scheme.length() || !HttpToken.isTokenCharacter(value.charAt(scheme.length()));
    }
}
