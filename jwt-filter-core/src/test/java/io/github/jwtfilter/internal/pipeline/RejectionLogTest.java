package io.github.jwtfilter.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.TokenLabel;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.remedy.ValueText;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RejectionLogTest {
    private static final int LINES_PER_MINUTE = 20;
    private static final String CLIENT = "203.0.113.7";
    private static final String EXPLAIN = "explain jwt-filter.properties";

    private final LoggedLines lines = LoggedLines.of(RejectionLog.class);
    private final TestRequest request = TestRequest.get("/orders");
    private long now;
    private final RejectionLog log = new RejectionLog(false, EXPLAIN, () -> now);

    @AfterEach
    void stopListening() {
        lines.close();
    }

    @Test
    void logs_reason_request_and_client() {
        log.rejected(request, CLIENT, Rejection.of(RejectionReason.NO_TOKEN));

        assertThat(lines.all())
                .containsExactly("INFO rejected no-token (no token was sent) method=\"GET\" path=\"/orders\""
                        + " client=\"203.0.113.7\" application=\"/app\"");
    }

    @Test
    void identifies_the_token_by_its_digest() {
        String token = TestTokens.good();

        log.rejected(
                request.bearer(token),
                CLIENT,
                Rejection.of(RejectionReason.BAD_SIGNATURE, TokenLabel.ofUnverified(token)));

        assertThat(lines.only())
                .containsPattern(" token: sha256:[0-9a-f]{12} cause=\"[^\"]{20,}\" remedy=\"[^\"]{20,}\" explain=\""
                        + EXPLAIN + "\"$");
        assertThat(lines.only()).doesNotContain(token.split("\\.")).doesNotContain("alice");
    }

    @Test
    void identifies_a_verified_token_by_issuer_subject_and_id() {
        TokenLabel token = TokenLabel.ofVerified("https://idp", "alice", "4\n2");

        log.rejected(request, CLIENT, Rejection.of(RejectionReason.EXPIRED, token));

        assertThat(lines.only()).endsWith(" token: iss=\"https://idp\" sub=\"alice\" jti=\"4\\u000a2\"");
    }

    @Test
    void logs_the_rule_and_the_missing_role() {
        log.rejected(
                request,
                CLIENT,
                Rejection.of(RejectionReason.ROLE_MISSING)
                        .by("access.10, access.30")
                        .withCheck(() -> FailedCheck.of(
                                "roles", LogText.of("role admin|${java:version}"), ValueText.of(List.of("a\nb")))));

        assertThat(lines.only())
                .endsWith(" application=\"/app\" rule=\"access.10, access.30\""
                        + " check=\"roles\" expected=\"role admin|\\u0024{java:version}\" found=[\"a\\u000ab\"]");
    }

    @Test
    void logs_the_root_application() {
        log.rejected(request.contextPath(""), CLIENT, Rejection.of(RejectionReason.NO_TOKEN));

        assertThat(lines.only()).endsWith(" application=\"/\"");
    }

    @Test
    void logs_warnings_in_report_only_mode() {
        new RejectionLog(true, EXPLAIN, () -> now).rejected(request, CLIENT, Rejection.of(RejectionReason.NO_TOKEN));

        assertThat(lines.only()).startsWith("WARNING would reject (report-only): no-token (");
    }

    @Test
    void computes_no_values_for_suppressed_lines() {
        AtomicInteger computed = new AtomicInteger();
        Rejection costly = Rejection.withAdvice(RejectionReason.NO_TOKEN, () -> "advice " + computed.incrementAndGet())
                .withCheck(() -> FailedCheck.of("roles", "role " + computed.incrementAndGet()))
                .by(new Object() {
                    @Override
                    public String toString() {
                        return "access." + computed.incrementAndGet();
                    }
                });
        for (int i = 0; i < 3 * LINES_PER_MINUTE; i++) {
            log.rejected(request, CLIENT, costly);
        }

        assertThat(computed).hasValue(3 * LINES_PER_MINUTE);
    }

    @Test
    void spends_no_budget_while_its_level_is_disabled() {
        Logger logger = Logger.getLogger(RejectionLog.class.getName());
        logger.setLevel(Level.SEVERE);
        try {
            assertThat(RejectionLog.isEnabled(false)).isFalse();
            assertThat(RejectionLog.isEnabled(true)).isFalse();
            for (int i = 0; i < 2 * LINES_PER_MINUTE; i++) {
                log.rejected(request, CLIENT, Rejection.of(RejectionReason.NO_TOKEN));
            }
            logger.setLevel(Level.WARNING);
            assertThat(RejectionLog.isEnabled(false)).isFalse();
            assertThat(RejectionLog.isEnabled(true)).isTrue();
        } finally {
            logger.setLevel(null);
        }

        log.rejected(request, CLIENT, Rejection.of(RejectionReason.NO_TOKEN));

        assertThat(RejectionLog.isEnabled(false)).isTrue();
        assertThat(lines.only()).doesNotContain("omitted");
    }

    @Test
    void reports_the_class_and_method_of_the_caller() {
        log.rejected(request, CLIENT, Rejection.of(RejectionReason.NO_TOKEN));

        LogRecord record = lines.onlyRecord();
        assertThat(record.getSourceClassName()).isEqualTo(RejectionLog.class.getName());
        assertThat(record.getSourceMethodName()).isEqualTo("rejected");
    }

    @Test
    void prevents_forged_lines() {
        TestRequest forging = TestRequest.of("G\nET", "/a\r\n2026-01-01 INFO accepted \"x");

        log.rejected(forging, "1\n2", Rejection.of(RejectionReason.NO_TOKEN));

        assertThat(lines.only())
                .contains("method=\"G\\u000aET\"")
                .contains("path=\"/a\\u000d\\u000a2026-01-01 INFO accepted \\\"x\"")
                .contains("client=\"1\\u000a2\"")
                .matches("[ -~]+");
    }

    @Test
    void cuts_a_path_that_is_long() {
        log.rejected(TestRequest.get("/" + "x".repeat(100_000)), CLIENT, Rejection.of(RejectionReason.NO_TOKEN));

        assertThat(lines.only()).hasSizeLessThan(400);
    }

    @Test
    void cannot_be_flooded() {
        for (int i = 0; i < 100_000; i++) {
            log.rejected(request, CLIENT, Rejection.of(RejectionReason.NO_TOKEN));
        }

        assertThat(lines.all()).hasSize(LINES_PER_MINUTE);
    }

    @Test
    void reports_the_number_of_suppressed_lines() {
        for (int i = 0; i < LINES_PER_MINUTE + 7; i++) {
            log.rejected(request, CLIENT, Rejection.of(RejectionReason.NO_TOKEN));
        }
        now += TimeUnit.MINUTES.toNanos(1);

        log.rejected(request, CLIENT, Rejection.of(RejectionReason.NO_TOKEN));
        log.rejected(request, CLIENT, Rejection.of(RejectionReason.NO_TOKEN));

        assertThat(lines.all()).hasSize(LINES_PER_MINUTE + 2);
        assertThat(lines.all().get(LINES_PER_MINUTE)).endsWith(" (7 more lines with this reason were omitted)");
        assertThat(lines.all().get(LINES_PER_MINUTE + 1)).doesNotContain("omitted");
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void limits_each_reason_separately(RejectionReason reason) {
        RejectionReason flood = reason == RejectionReason.NO_TOKEN ? RejectionReason.EXPIRED : RejectionReason.NO_TOKEN;
        for (int i = 0; i < 1000; i++) {
            log.rejected(request, CLIENT, Rejection.of(flood));
        }

        log.rejected(request, CLIENT, Rejection.of(reason));

        assertThat(lines.all()).hasSize(LINES_PER_MINUTE + 1);
        assertThat(lines.all().get(LINES_PER_MINUTE)).startsWith("INFO rejected " + reason.code() + " (");
    }
}
