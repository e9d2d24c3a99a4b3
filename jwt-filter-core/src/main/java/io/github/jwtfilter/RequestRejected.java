package io.github.jwtfilter;

import io.github.jwtfilter.internal.logging.EventText;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that was rejected, or that would be without {@code mode = report-only}. */
public final class RequestRejected extends GuardEvent {
    private final String method;
    private final String path;
    private final String clientAddress;
    private final RejectionReason reason;
    private final boolean reportOnly;
    private final @Nullable String rule;
    private final @Nullable String advice;
    private final @Nullable TokenLabel token;

    /**
     * Creates an event.
     *
     * @param time when the request was rejected
     * @param application the application, or an empty text
     * @param request the request, from which method and path are copied
     * @param clientAddress the address of the client
     * @param rejection the reason
     * @param reportOnly whether the request passed nevertheless
     */
    public RequestRejected(
            Instant time,
            String application,
            RequestView request,
            String clientAddress,
            Rejection rejection,
            boolean reportOnly) {
        super("request-rejected", time, application);
        this.method = EventText.of(String.valueOf(request.method()));
        this.path = EventText.of(String.valueOf(request.path()));
        this.clientAddress = EventText.of(clientAddress);
        this.reason = rejection.reason();
        this.reportOnly = reportOnly;
        this.rule = EventText.ofNullable(rejection.rule());
        this.advice = EventText.ofNullable(rejection.advice());
        TokenLabel label = rejection.token();
        this.token = label == null || !label.isVerified() ? null : label.bounded();
    }

    /**
     * Returns the request method.
     *
     * @return the method as sent, which may be any text
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
     * @return an IP address literal, that of the peer or the one that a trusted proxy reports; {@code unknown} if the server does not
     *     return it
     */
    public String clientAddress() {
        return clientAddress;
    }

    /**
     * Returns the reason.
     *
     * @return the reason, whose {@link RejectionReason#code()} is in the audit log
     */
    public RejectionReason reason() {
        return reason;
    }

    /**
     * Returns whether the request passed nevertheless.
     *
     * @return true with {@code mode = report-only}
     */
    public boolean reportOnly() {
        return reportOnly;
    }

    /**
     * Returns the access rule that decided.
     *
     * @return the keys of the rule or rules, or null if none was evaluated
     */
    public @Nullable String rule() {
        return rule;
    }

    /**
     * Returns which settings could prevent the rejection.
     *
     * @return fixed text, or null if there is nothing to add to the reason
     */
    public @Nullable String advice() {
        return advice;
    }

    /**
     * Returns the token, if its signature is valid.
     *
     * @return the label of the token, or of several of different users; null without a verified token
     */
    public @Nullable TokenLabel token() {
        return token;
    }

    @Override
    void addTo(Map<String, Object> fields) {
        put(fields, "method", method);
        put(fields, "path", path);
        put(fields, "client", clientAddress);
        put(fields, "reason", reason.code());
        put(fields, "status", reason.kind().status());
        if (reportOnly) {
            put(fields, "reportOnly", true);
        }
        put(fields, "rule", rule);
        put(fields, "advice", advice);
        if (token != null) {
            token.addTo(fields);
        }
    }

    @Override
    void passTo(GuardListener listener) {
        listener.rejected(this);
    }
}
