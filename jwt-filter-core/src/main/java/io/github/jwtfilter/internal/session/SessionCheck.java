package io.github.jwtfilter.internal.session;

/** Checks the tokens of a new session before the session is stored. */
public interface SessionCheck {
    /**
     * Checks the tokens.
     *
     * @param session the tokens
     * @throws IllegalArgumentException if they cannot be used, for example because they are too long for a cookie
     */
    void accept(IssuedSession session);
}
