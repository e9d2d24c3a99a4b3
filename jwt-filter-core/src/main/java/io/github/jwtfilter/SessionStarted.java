package io.github.jwtfilter;

import io.github.jwtfilter.internal.logging.EventText;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A session of the filter has started: the application, the server or an identity provider has authenticated the user. */
public final class SessionStarted extends GuardEvent {
    private final String sessionId;
    private final String subject;
    private final List<String> roles;
    private final String clientAddress;

    /**
     * Creates an event.
     *
     * @param time when the session started
     * @param application the application, or an empty text
     * @param sessionId the claim {@code sid} of its access tokens
     * @param subject the name of the user
     * @param roles the roles of the user
     * @param clientAddress the address of the client
     */
    public SessionStarted(
            Instant time,
            String application,
            String sessionId,
            String subject,
            Collection<String> roles,
            String clientAddress) {
        super("session-started", time, application);
        this.sessionId = EventText.of(sessionId);
        this.subject = EventText.of(subject);
        this.roles = copyOf(roles);
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
     * Returns the roles of the user.
     *
     * @return at most 50 roles
     */
    public List<String> roles() {
        return roles;
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
        put(fields, "roles", roles);
    }

    @Override
    void passTo(GuardListener listener) {
        listener.sessionStarted(this);
    }
}
