package io.github.jwtfilter.token;

import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.request.HttpToken;
import io.github.jwtfilter.request.RequestView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The token in a request header (RFC 6750 section 2.1): the scheme in any case, one or more spaces, the token. {@code Authorization}
 * with another scheme carries no token, nor does a header whose scheme is configured. Any other header is made for tokens: without a
 * configured scheme, {@code Bearer} is optional there. The schemes of sender-constrained tokens are rejected in either, and in {@code Authorization} also if another
 * header is configured and absent: the client expects that such a token is used, and that its proof of possession is verified.
 */
public final class HeaderTokenSource implements TokenSource {
    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer";

    /** RFC 9449 section 7.1, RFC 9635 section 7.2, and the drafts that Microsoft's identity platform implements. */
    private static final String[] SENDER_CONSTRAINED = {"DPoP", "GNAP", "PoP"};

    private final String name;
    private final boolean authorization;
    private final @Nullable String scheme;
    private final boolean schemeRequired;

    /**
     * Reads one header.
     *
     * @param name its name
     * @param scheme the scheme, an empty text for none, or null for the default of this header
     */
    public HeaderTokenSource(String name, @Nullable String scheme) {
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
        Outcome<String> token =
                values.size() > 1 ? Outcome.rejected(RejectionReason.SEVERAL_HEADERS) : tokenIn(values.get(0));
        return token.reason() == RejectionReason.NO_TOKEN ? PresentedToken.none() : PresentedToken.inHeader(token);
    }

    /** The cookie must not be used instead of a token that is bound to a key. */
    private static PresentedToken withoutOwnHeader(RequestView request) {
        for (String value : request.headers(AUTHORIZATION)) {
            if (isSenderConstrained(value)) {
                return PresentedToken.inHeader(Outcome.rejected(RejectionReason.UNSUPPORTED_SCHEME));
            }
        }
        return PresentedToken.none();
    }

    /** Whether this is the header that is read here, and its value is taken for a token. */
    boolean carries(String headerName, String value) {
        return name.equalsIgnoreCase(headerName) && tokenIn(value).reason() != RejectionReason.NO_TOKEN;
    }

    private Outcome<String> tokenIn(String value) {
        if (scheme == null || !startsWith(scheme, value)) {
            return withoutScheme(value);
        }
        int start = scheme.length();
        while (start < value.length() && value.charAt(start) == ' ') {
            start++;
        }
        return Outcome.of(value.substring(start));
    }

    private Outcome<String> withoutScheme(String value) {
        if (isSenderConstrained(value)) {
            return Outcome.rejected(RejectionReason.UNSUPPORTED_SCHEME);
        }
        return schemeRequired || (authorization && hasScheme(value))
                ? Outcome.rejected(RejectionReason.NO_TOKEN)
                : Outcome.of(value);
    }

    /** Whether the value is that of another scheme, which a space follows (RFC 9110 section 11.4). */
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

    /** A scheme ends where its name can't go on (RFC 9110 section 11.1), so a tab after it is a malformed bearer token. */
    private static boolean startsWith(String scheme, String value) {
        if (!value.regionMatches(true, 0, scheme, 0, scheme.length())) {
            return false;
        }
        return value.length() == scheme.length() || !HttpToken.isTokenCharacter(value.charAt(scheme.length()));
    }
}
