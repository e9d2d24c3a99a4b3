package io.github.jwtfilter;

import io.github.jwtfilter.internal.logging.EventText;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that passed with a principal. Listeners receive at most 100 of these events per second, which are the first ones of each
 * second; the audit log has all of them.
 */
public final class RequestAccepted extends GuardEvent {
    private final String method;
    private final String path;
    private final String clientAddress;
    private final String principal;
    private final @Nullable String issuer;
    private final @Nullable String subject;
    private final @Nullable String tokenId;

    /**
     * Creates an event.
     *
     * @param time when the request was accepted
     * @param application the application, or an empty text
     * @param request the request, from which method and path are copied
     * @param clientAddress the address of the client
     * @param principal the user of the verified token
     */
    public RequestAccepted(
            Instant time, String application, RequestView request, String clientAddress, JwtPrincipal principal) {
        super("request-accepted", time, application);
        this.method = EventText.of(String.valueOf(request.method()));
        this.path = EventText.of(String.valueOf(request.path()));
        this.clientAddress = EventText.of(clientAddress);
        this.principal = EventText.of(principal.getName());
        this.issuer = EventText.ofNullable(principal.token().issuer());
        this.subject = EventText.ofNullable(principal.token().subject());
        this.tokenId = EventText.ofNullable(principal.token().tokenId());
    }

    /**
     * Returns the request method.
     *
     * @return for example {@code GET}
     */
    public String method() {
        return method;
    }

    /**
     * Returns the path.
     *
     * @return the decoded path below the application, without the query
     */
    public String path() {
        return path;
    }

    /**
     * Returns the address of the client.
     *
     * @return an IP address literal, that of the peer or the one that a trusted proxy reports
     */
    public String clientAddress() {
        return clientAddress;
    }

    /**
     * Returns the name of the user.
     *
     * @return the name that the application sees
     */
    public String principal() {
        return principal;
    }

    /**
     * Returns the issuer of the token.
     *
     * @return {@code iss}, or null if the token has none
     */
    public @Nullable String issuer() {
        return issuer;
    }

    /**
     * Returns the subject of the token.
     *
     * @return {@code sub}, or null if the token has none
     */
    public @Nullable String subject() {
        return subject;
    }

    /**
     * Returns the ID of the token.
     *
     * @return {@code jti}, or null if the token has none
     */
    public @Nullable String tokenId() {
        return tokenId;
    }

    @Override
    void addTo(Map<String, Object> fields) {
        put(fields, "method", method);
        put(fields, "path", path);
        put(fields, "client", clientAddress);
        put(fields, "principal", principal);
        put(fields, "iss", issuer);
        put(fields, "sub", subject);
        put(fields, "jti", tokenId);
    }

    @Override
    void passTo(GuardListener listener) {
        listener.accepted(this);
    }
}
