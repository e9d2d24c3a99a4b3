package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.principal.CookieSelector;
import io.github.jwtfilter.internal.request.Connection;
import io.github.jwtfilter.internal.token.PresentedToken;
import org.jspecify.annotations.Nullable;

/** The results of the checks of a request that do not depend on its principal, for diagnostics. */
public final class RequestExamination {
    private final @Nullable Rejection rejection;
    private final String rule;
    private final @Nullable RejectionReason ruleRejection;
    private final boolean tokenIgnored;
    private final Connection connection;
    private final @Nullable RejectionReason transport;
    private final @Nullable RejectionReason origin;
    private final PresentedToken presented;
    private final CookieSelector cookies;

    RequestExamination(
            RequestContext context,
            @Nullable Rejection rejection,
            @Nullable RejectionReason transport,
            @Nullable RejectionReason origin,
            PresentedToken presented,
            CookieSelector cookies) {
        this.rejection = rejection;
        this.rule = context.rule.toString();
        this.ruleRejection = context.rule.rejection();
        this.tokenIgnored = context.rule.ignoresTokens();
        this.connection = context.connection;
        this.transport = transport;
        this.origin = origin;
        this.presented = presented;
        this.cookies = cookies;
    }

    /**
     * Returns why the method or the path is rejected.
     *
     * @return the rejection, or null if both are accepted
     */
    public @Nullable Rejection rejection() {
        return rejection;
    }

    /**
     * Returns the access rule.
     *
     * @return the key of the rule, such as {@code access.30}, or {@code the default rule}
     */
    public String rule() {
        return rule;
    }

    /**
     * Returns why the rule rejects every user.
     *
     * @return the reason, or null if it does not
     */
    public @Nullable RejectionReason ruleRejection() {
        return ruleRejection;
    }

    /**
     * Returns whether the rule ignores tokens: {@code anyone}.
     *
     * @return true if no token is read
     */
    public boolean tokenIgnored() {
        return tokenIgnored;
    }

    /**
     * Returns the connection with its scheme and client.
     *
     * @return the connection
     */
    public Connection connection() {
        return connection;
    }

    /**
     * Returns why the transport does not permit a token.
     *
     * @return the reason, or null
     */
    public @Nullable RejectionReason transport() {
        return transport;
    }

    /**
     * Returns why the origin is rejected (CSRF).
     *
     * @return the reason, or null
     */
    public @Nullable RejectionReason origin() {
        return origin;
    }

    /**
     * Returns the token of the request.
     *
     * @return the token, or the reason why there is none
     */
    public PresentedToken presented() {
        return presented;
    }

    /**
     * Returns the token to which the decision on the request refers.
     *
     * @param decided the rejection of the request, or null if it is accepted
     * @return the text of the token; null if there is none, or if the decision refers to several
     */
    public @Nullable String token(@Nullable Rejection decided) {
        if (tokenIgnored || presented.token().reason() != null) {
            return null;
        }
        return presented.candidates().isEmpty()
                ? presented.token().value()
                : cookies.find(presented.candidates(), decided);
    }
}
