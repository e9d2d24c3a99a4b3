package io.github.jwtfilter;

import java.time.Duration;
import java.util.Locale;

/**
 * Requests that may be an attack. There is at most one alert a minute for each client, token, session or reason. Contains no token,
 * and only verified claims. Immutable.
 */
public final class Alert {
    /** The kinds of alerts. */
    public enum Kind {
        /** More requests with a token from one client were rejected than {@code monitor.failures} permits. */
        MANY_FAILURES(Subject.CLIENT),
        /** One token is used from more client addresses than {@code monitor.addresses} permits. */
        TOKEN_FROM_MANY_ADDRESSES(Subject.TOKEN),
        /** One session is used from more client addresses than {@code monitor.addresses} permits. */
        SESSION_FROM_MANY_ADDRESSES(Subject.SESSION),
        /**
         * A renewal token was presented again after its successor was in use: a copy of it exists, so the session has been ended.
         */
        RENEWAL_TOKEN_REUSED(Subject.SESSION),
        /** The rejections for one reason have risen by the factor of {@code monitor.rise}. */
        REJECTIONS_RISEN(Subject.REASON);

        private final Subject subject;
        private final String code;

        Kind(Subject subject) {
            this.subject = subject;
            this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * Returns the stable name of this kind in logs and counters, for example {@code many-failures}.
         *
         * @return lower-case words joined by hyphens
         */
        public String code() {
            return code;
        }

        /**
         * Returns the type of {@link Alert#subject()}.
         *
         * @return the type of the subject
         */
        public Subject subject() {
            return subject;
        }
    }

    /** The types of subjects. */
    public enum Subject {
        /** A client: an IPv4 address, or an IPv6 prefix of 64 bits such as {@code 2001:db8::/64}. */
        CLIENT,
        /** A token: its {@code iss}, {@code sub} and {@code jti}, escaped and truncated for logs. */
        TOKEN,
        /** A session: the claim {@code sid} of its access tokens. */
        SESSION,
        /** A reason: {@link RejectionReason#code()}. */
        REASON
    }

    private final Kind kind;
    private final String subject;
    private final String user;
    private final long count;
    private final Duration period;
    private final String clientAddress;

    /**
     * Creates an alert.
     *
     * @param kind the kind
     * @param subject the client, token, session or reason, as {@link Kind#subject()} defines
     * @param user the user of the token or session; empty for a client or a reason
     * @param count the number of events in the period so far
     * @param period the period in which they were counted
     * @param clientAddress the address of the client whose request has raised the alert
     */
    public Alert(Kind kind, String subject, String user, long count, Duration period, String clientAddress) {
        this.kind = kind;
        this.subject = subject;
        this.user = user;
        this.count = count;
        this.period = period;
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
     * Returns the subject.
     *
     * @return a client, token, session or reason, as {@link Kind#subject()} defines
     */
    public String subject() {
        return subject;
    }

    /**
     * Returns the name of the user of the token or session. It may contain any character.
     *
     * @return the name of the principal, or an empty text for a client or a reason
     */
    public String user() {
        return user;
    }

    /**
     * Returns the number of rejected requests or different addresses in the period so far. Addresses beyond the first one that
     * exceeds the limit are not counted.
     *
     * @return 1 or more
     */
    public long count() {
        return count;
    }

    /**
     * Returns the period in which the events were counted.
     *
     * @return 1 second to 24 hours; zero for {@link Kind#RENEWAL_TOKEN_REUSED}
     */
    public Duration period() {
        return period;
    }

    /**
     * Returns the client whose request has raised the alert. For {@link Kind#REJECTIONS_RISEN} it is one of possibly many.
     *
     * @return an IP address literal, or {@code unknown}
     */
    public String clientAddress() {
        return clientAddress;
    }

    @Override
    public String toString() {
        return kind.code() + " " + subject;
    }
}
