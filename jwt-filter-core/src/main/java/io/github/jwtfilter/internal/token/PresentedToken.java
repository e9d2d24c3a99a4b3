package io.github.jwtfilter.internal.token;

import io.github.jwtfilter.RejectionKind;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import java.util.Collections;
import java.util.List;

/**
 * The unparsed token of a request, and its source: a browser adds cookies automatically, also to requests from other
 * sites. A cookie may have several values, since other hosts of the domain and other paths can set cookies of the same
 * name.
 */
public final class PresentedToken {
    private static final PresentedToken NONE = inCookie(Result.rejected(RejectionReason.NO_TOKEN));

    private final Result<String> token;
    private final boolean inCookie;
    private final List<String> candidates;

    private PresentedToken(Result<String> token, boolean inCookie, List<String> candidates) {
        this.token = token;
        this.inCookie = inCookie;
        this.candidates = candidates;
    }

    /**
     * Returns the result for a request without a token.
     *
     * @return a shared instance, rejected with {@code NO_TOKEN}
     */
    public static PresentedToken none() {
        return NONE;
    }

    /**
     * Creates the result for a token in a header, which pages of other sites cannot set.
     *
     * @param token the unparsed token, or the rejection reason of the header
     * @return the result
     */
    public static PresentedToken inHeader(Result<String> token) {
        return new PresentedToken(token, false, Collections.emptyList());
    }

    static PresentedToken inCookie(Result<String> token) {
        return new PresentedToken(token, true, Collections.emptyList());
    }

    /** Creates the result for a cookie with several distinct values. */
    static PresentedToken inCookies(List<String> values) {
        return new PresentedToken(Result.accepted(values.get(0)), true, Collections.unmodifiableList(values));
    }

    /**
     * Returns the token, or the first of several candidates.
     *
     * @return the unparsed token, or the rejection reason
     */
    public Result<String> token() {
        return token;
    }

    /**
     * Returns the distinct values of a cookie, any of which may be the token of the user.
     *
     * @return values in request order; empty unless there are several, which is rare
     */
    public List<String> candidates() {
        return candidates;
    }

    /**
     * Returns whether the request contains a token, valid or not.
     *
     * @return false without a token, and for a rejection that is not about the token itself
     */
    public boolean isPresent() {
        RejectionReason reason = token.reason();
        return reason == null || reason.kind() == RejectionKind.INVALID_TOKEN;
    }

    /**
     * Returns whether the token is in a cookie.
     *
     * @return false for a token in a header; true also if there is no token at all
     */
    public boolean isInCookie() {
        return inCookie;
    }
}
