package io.github.jwtfilter;

import io.github.jwtfilter.internal.logging.EventText;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Requests that may be an attack, such as a renewal token that was used again, or too many failures of one client. */
public final class AlertRaised extends GuardEvent {
    private final Alert alert;

    /**
     * Creates an event.
     *
     * @param time when the alert was raised
     * @param application the application, or an empty text
     * @param alert the alert
     */
    public AlertRaised(Instant time, String application, Alert alert) {
        super("alert", time, application);
        this.alert = alert;
    }

    /**
     * Returns the alert.
     *
     * @return the kind, the subject and the counts
     */
    public Alert alert() {
        return alert;
    }

    @Override
    void addTo(Map<String, Object> fields) {
        put(fields, "alert", alert.kind().code());
        put(fields, "subjectType", alert.kind().subject().name().toLowerCase(Locale.ROOT));
        put(fields, "subject", EventText.of(alert.subject()));
        if (!alert.user().isEmpty()) {
            put(fields, "user", EventText.of(alert.user()));
        }
        put(fields, "count", alert.count());
        put(fields, "periodSeconds", alert.period().toMillis() / 1_000);
        put(fields, "client", EventText.of(alert.clientAddress()));
    }

    @Override
    void passTo(GuardListener listener) {
        listener.alertRaised(this);
    }
}
