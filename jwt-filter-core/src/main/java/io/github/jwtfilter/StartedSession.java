package io.github.jwtfilter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A new session of a client. Immutable. */
public final class StartedSession {
    private final @Nullable JwtPrincipal principal;
    private final List<Header> cookies;

    /**
     * Creates the result of a start.
     *
     * @param principal the user; null in report-only mode
     * @param cookies the cookies for the response
     */
    public StartedSession(@Nullable JwtPrincipal principal, Collection<Header> cookies) {
        this.principal = principal;
        this.cookies = Collections.unmodifiableList(new ArrayList<>(cookies));
    }

    /**
     * Returns the user.
     *
     * @return the principal, as for later requests; null in report-only mode, in which no session is started
     */
    public @Nullable JwtPrincipal principal() {
        return principal;
    }

    /**
     * Returns the cookies.
     *
     * @return header lines for the response
     */
    public List<Header> cookies() {
        return cookies;
    }

    /** Hides the cookies, which contain tokens. */
    @Override
    public String toString() {
        return "session of " + principal;
    }
}
