package io.github.jwtfilter;

import io.github.jwtfilter.internal.logging.EventText;
import java.time.Instant;
import java.util.Map;

/** A client has received a new access token for its session. Concurrent requests of one client may cause several of these events. */
public final class SessionRenewed extends GuardEvent {
    private final String sessionId;
    private final String subject;
    private final String clientAddress;

    /**
     * Creates an event.
     *
     * @param time when the session was renewed
     * @param application the application, or an empty text
     * @param sessionId the claim {@code sid} of its access tokens
     * @param subject the name of the user
     * @param clientAddress the address of the client
     */
    public SessionRenewed(Instant time, String application, String sessionId, String subject, String clientAddress) {
        super("session-renewed", time, application);
        this.sessionId = EventText.of(sessionId);
        this.subject = EventText.of(subject);
        this.clientAddress = EventText.of(clientAddress);
    }

    /**
     * Returns the ID of the session.
     *
     * @return the claim {@code sid} of its access tokens
     */
    public String sessionId() {
        return sessionId;
    }

    /**
     * Returns the user.
     *
     * @return the name as passed at the start of the session
     */
    public String subject() {
        return subject;
    }

    /**
     * Returns the address of the client.
     *
     * @return an IP address literal, that of the peer or the one that a trusted proxy reports
     */
    public String clientAddress() {
        return clientAddress;
    }

    @Override
    void addTo(Map<String, Object> fields) {
        put(fields, "client", clientAddress);
        put(fields, "sub", subject);
        put(fields, "sid", sessionId);
    }

    @Override
    void passTo(GuardListener listener) {
        listener.sessionRenewed(this);
    }
}
