package io.github.jwtfilter;

import io.github.jwtfilter.internal.logging.EventText;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session of the filter has ended before its time. A session that expires, since its client sends no more requests, causes no event.
 */
public final class SessionEnded extends GuardEvent {
    /** Why a session has ended. Later versions may add causes. */
    public enum Cause {
        /** The user has logged out, or the application has ended the session of a client. */
        LOGOUT,
        /** Another session has started in the same browser. */
        REPLACED,
        /** The application has ended all sessions of the user. */
        ALL_OF_USER,
        /** The user has more sessions than {@code session.max-per-user}. */
        LIMIT,
        /** A renewal token was used again: a copy of it exists. */
        RENEWAL_TOKEN_REUSED,
        /** The session, its user or its login was revoked; detected with its next renewal. */
        REVOKED,
        /** The identity provider does not confirm the login any more, or its user cannot have this session. */
        LOGIN_ENDED,
        /**
         * The identity provider has ended a login (OpenID Connect Back-Channel Logout 1.0), so that its sessions end with their next
         * request. Session ID and subject are those of the provider.
         */
        PROVIDER_LOGOUT,
        /** A store failed while a session started, so that no client has received it and no {@link SessionStarted} was published. */
        LOGIN_FAILED;

        /**
         * Returns the name in the audit log.
         *
         * @return for example {@code renewal-token-reused}
         */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final @Nullable String sessionId;
    private final @Nullable String subject;
    private final Cause cause;

    /**
     * Creates an event.
     *
     * @param time when the session ended
     * @param application the application, or an empty text
     * @param sessionId the claim {@code sid} of its access tokens, or null
     * @param subject the name of the user, or null if it is not known
     * @param cause why the session has ended
     */
    public SessionEnded(
            Instant time, String application, @Nullable String sessionId, @Nullable String subject, Cause cause) {
        super("session-ended", time, application);
        this.sessionId = EventText.ofNullable(sessionId);
        this.subject = EventText.ofNullable(subject);
        this.cause = cause;
    }

    /**
     * Returns the ID of the session.
     *
     * @return the claim {@code sid} of its access tokens; for {@link Cause#PROVIDER_LOGOUT} the {@code sid} of the provider, null if it
     *     has ended all logins of the user
     */
    public @Nullable String sessionId() {
        return sessionId;
    }

    /**
     * Returns the user.
     *
     * @return the name as passed at the start of the session; for {@link Cause#PROVIDER_LOGOUT} the {@code sub} of the provider; null if
     *     it is not known
     */
    public @Nullable String subject() {
        return subject;
    }

    /**
     * Returns why the session has ended.
     *
     * @return the cause
     */
    public Cause cause() {
        return cause;
    }

    @Override
    void addTo(Map<String, Object> fields) {
        put(fields, "sub", subject);
        put(fields, "sid", sessionId);
        put(fields, "cause", cause.code());
    }

    @Override
    void passTo(GuardListener listener) {
        listener.sessionEnded(this);
    }
}
