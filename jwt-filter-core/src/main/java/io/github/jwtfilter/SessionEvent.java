package io.github.jwtfilter;

/** An event of a session that may be an attack, for logs and alarms. Contains no token. */
public final class SessionEvent {
    /** The kinds of events. */
    public enum Kind {
        /**
         * A renewal token was presented again after its successor was in use: a copy of it exists, so the session has been ended.
         */
        RENEWAL_TOKEN_REUSED,
        /** One session is used from more client addresses than {@code session.alert.addresses} permits. */
        MANY_ADDRESSES,
        /** More renewals from one client address have failed than {@code session.alert.failures} permits. */
        MANY_FAILED_RENEWALS
    }

    private final Kind kind;
    private final String sessionId;
    private final String subject;
    private final String clientAddress;

    /**
     * Creates an event.
     *
     * @param kind the kind
     * @param sessionId the claim {@code sid} of the session; empty if no session is known
     * @param subject the user; empty if no session is known
     * @param clientAddress the address of the client whose request caused the event
     */
    public SessionEvent(Kind kind, String sessionId, String subject, String clientAddress) {
        this.kind = kind;
        this.sessionId = sessionId;
        this.subject = subject;
        this.clientAddress = clientAddress;
    }

    /**
     * Returns the kind.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Returns the session.
     *
     * @return the claim {@code sid} of its access tokens, or an empty text if no session is known
     */
    public String sessionId() {
        return sessionId;
    }

    /**
     * Returns the user of the session, as passed at its start. It may contain any character.
     *
     * @return the name, or an empty text if no session is known
     */
    public String subject() {
        return subject;
    }

    /**
     * Returns the client whose request caused the event.
     *
     * @return an IP address literal
     */
    public String clientAddress() {
        return clientAddress;
    }
}
