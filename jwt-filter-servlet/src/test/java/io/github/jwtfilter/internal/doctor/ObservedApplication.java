package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.ExternalUser;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.TokenLabel;
import io.github.jwtfilter.VerifiedToken;
import io.github.jwtfilter.internal.rollout.ReportLines;
import io.github.jwtfilter.internal.rollout.RolloutReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An application in report-only mode whose time is set by a test, with the lines that it writes to a log. */
final class ObservedApplication {
    static final Instant START = Instant.parse("2027-01-15T08:00:00Z");

    private static final Duration HOUR = Duration.ofHours(1);

    private Instant now = START;
    private final RolloutReport report;

    ObservedApplication(String name) {
        report = new RolloutReport(name, new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("not needed");
            }
        });
    }

    ObservedApplication pass(Duration time) {
        Instant end = now.plus(time);
        while (!now.plus(HOUR).isAfter(end)) {
            now = now.plus(HOUR);
            report.hourPassed();
        }
        now = end;
        return this;
    }

    Instant now() {
        return now;
    }

    ObservedApplication accept(int count, int users) {
        for (int i = 0; i < count; i++) {
            report.accepted(new Request("GET", "/page", false), "192.0.2.7", new User("user" + i % users));
        }
        return this;
    }

    ObservedApplication permit(int count) {
        for (int i = 0; i < count; i++) {
            report.passed(new Request("GET", "/public", false), "192.0.2.7");
        }
        return this;
    }

    /** Adds requests of an anonymous client. */
    ObservedApplication reject(int count, RejectionReason reason, String method, String path) {
        return reject(count, Rejection.of(reason).by("the default rule"), method, path, false);
    }

    ObservedApplication reject(int count, Rejection rejection, String method, String path, boolean signedIn) {
        for (int i = 0; i < count; i++) {
            report.rejected(new Request(method, path, signedIn), "192.0.2.7", rejection);
        }
        return this;
    }

    static Rejection verified(RejectionReason reason, String rule) {
        return Rejection.of(reason, TokenLabel.ofVerified("https://idp.example.com", "alice", "42"))
                .by(rule);
    }

    static Rejection ambiguous(String item) {
        return Rejection.withAdvice(
                RejectionReason.AMBIGUOUS_PATH, () -> "to allow it, add " + item + " to path.allow");
    }

    /** Returns the lines of the hourly report, as Logback writes them. */
    String log() {
        return ReportLines.of(report.snapshot(), 100).stream()
                .map(line -> now + " WARN io.github.jwtfilter.internal.rollout.RolloutLog " + line + "\n")
                .collect(Collectors.joining());
    }

    private record Request(String method, String path, boolean signedIn) implements RequestView {
        @Override
        public String rawPath() {
            return path;
        }

        @Override
        public String contextPath() {
            return "";
        }

        @Override
        public String query() {
            return null;
        }

        @Override
        public List<String> headers(String name) {
            return List.of();
        }

        @Override
        public boolean secure() {
            return true;
        }

        @Override
        public String remoteAddress() {
            return "192.0.2.7";
        }

        @Override
        public ExternalUser user() {
            return !signedIn
                    ? null
                    : new ExternalUser() {
                        @Override
                        public String name() {
                            return "carol";
                        }

                        @Override
                        public boolean isInRole(String role) {
                            return false;
                        }
                    };
        }
    }

    private record User(String getName) implements JwtPrincipal {
        @Override
        public Set<String> roles() {
            return Set.of();
        }

        @Override
        public boolean hasRole(String role) {
            return false;
        }

        @Override
        public VerifiedToken token() {
            throw new UnsupportedOperationException("not needed");
        }

        @Override
        public String tokenValue() {
            throw new UnsupportedOperationException("not needed");
        }
    }
}
