package io.github.jwtfilter.token;

import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.RejectionKind;
import io.github.jwtfilter.rejection.RejectionReason;
import java.util.Collections;
import java.util.List;

/**
 * The token of a request, and its source: a browser adds a cookie by itself, regardless of the page that caused the request. A
 * cookie may have several values, since other hosts of the domain and other paths can set cookies of the same name.
 */
public final class PresentedToken {
    private static final PresentedToken NONE = inCookie(Outcome.rejected(RejectionReason.NO_TOKEN));

    private final Outcome<String> token;
    private final boolean inCookie;
    private final List<String> candidates;

    private PresentedToken(Outcome<String> token, boolean inCookie, List<String> candidates) {
        this.token = token;
        this.inCookie = inCookie;
        this.candidates = candidates;
    }

    /**
     * A request without a token.
     *
     * @return a shared instance, rejected with {@code NO_TOKEN}
     */
    public static PresentedToken none() {
        return NONE;
    }

    /**
     * A token in a header, which no page of another site can set.
     *
     * @param token the token, not parsed yet; or why the header must not be read as one
     * @return the token
     */
    public static PresentedToken inHeader(Outcome<String> token) {
        return new PresentedToken(token, false, Collections.emptyList());
    }

    static PresentedToken inCookie(Outcome<String> token) {
        return new PresentedToken(token, true, Collections.emptyList());
    }

    /** A cookie that was sent with different values. */
    static PresentedToken inCookies(List<String> values) {
        return new PresentedToken(Outcome.of(values.get(0)), true, Collections.unmodifiableList(values));
    }

    /**
     * The token, or the first of several candidates.
     *
     * @return the token, not parsed yet; or why there is none to be verified
     */
    public Outcome<String> token() {
        return token;
    }

    /**
     * The values of a cookie that was sent with different ones, any of which may be the user's own.
     *
     * @return distinct values in the order in which they were sent; empty if there are not several, as in nearly all requests
     */
    public List<String> candidates() {
        return candidates;
    }

    /**
     * Whether the request has what may be a token, valid or not.
     *
     * @return false if there is none, or if the request is rejected for another reason than an invalid token
     */
    public boolean isPresent() {
        RejectionReason reason = token.reason();
        return reason == null || reason.kind() == RejectionKind.INVALID_TOKEN;
    }

    /**
     * Whether a cookie decides on the request.
     *
     * @return false for a token in a header; true also if there is no token at all
     */
    public boolean isInCookie() {
        return inCookie;
    }
}
