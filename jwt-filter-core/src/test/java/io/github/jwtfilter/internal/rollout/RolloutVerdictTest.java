package io.github.jwtfilter.internal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.internal.rollout.RolloutVerdict.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutVerdictTest {
    private static final Duration DAY = Duration.ofHours(24);

    private final Rejections requests = new Rejections();

    private RolloutVerdict verdict(String... expectations) {
        RolloutSnapshot report = requests.report.snapshot();
        List<Expectation> all =
                List.of(expectations).stream().map(Expectation::parse).toList();
        return RolloutVerdict.of(report, kind -> all.stream().anyMatch(each -> each.test(kind)), report.at());
    }

    @Test
    void a_day_with_enough_accepted_requests_is_safe() {
        requests.accept(100);
        requests.clock.move(DAY);

        assertThat(verdict().result()).isEqualTo(Result.SAFE);
        assertThat(verdict().reasons()).hasSize(1);
        assertThat(verdict().nothingNewSince()).isEqualTo(Rejections.START);
    }

    @Test
    void less_than_a_day_is_not_enough() {
        requests.accept(100);
        requests.clock.move(DAY.minusSeconds(1));

        assertThat(verdict().result()).isEqualTo(Result.NOT_ENOUGH_TRAFFIC);
        assertThat(verdict().reasons())
                .containsExactly("the requests of 23 h 59 min were observed, and at least 24 hours are required");
    }

    @Test
    void few_requests_are_not_enough() {
        requests.accept(99);
        requests.clock.move(DAY);

        assertThat(verdict().result()).isEqualTo(Result.NOT_ENOUGH_TRAFFIC);
        assertThat(verdict().reasons())
                .containsExactly("the last 24 hours had 99 requests, and at least 100 are required");
    }

    @Test
    void a_quiet_weekend_is_not_enough_after_a_busy_week() {
        requests.accept(10_000);
        for (int hour = 0; hour < 48; hour++) {
            requests.clock.move(Duration.ofHours(1));
            requests.report.hourPassed();
        }

        assertThat(verdict().result()).isEqualTo(Result.NOT_ENOUGH_TRAFFIC);
        assertThat(verdict().reasons().toString()).contains("the last 24 hours had 0 requests");
    }

    @Test
    void requests_without_any_valid_token_prove_nothing() {
        for (int i = 0; i < 1_000; i++) {
            requests.report.passed(TestRequest.get("/public"), "203.0.113.7");
        }
        requests.clock.move(DAY);

        assertThat(verdict().result()).isEqualTo(Result.NOT_ENOUGH_TRAFFIC);
        assertThat(verdict().reasons().toString()).contains("no request had a valid token");
    }

    @Test
    void an_old_report_proves_nothing() {
        requests.accept(100);
        requests.clock.move(DAY);
        RolloutSnapshot report = requests.report.snapshot();
        Instant later = report.at().plus(Duration.ofDays(3));

        RolloutVerdict verdict = RolloutVerdict.of(report, kind -> false, later);

        assertThat(verdict.result()).isEqualTo(Result.NOT_ENOUGH_TRAFFIC);
        assertThat(verdict.reasons().toString()).contains("the last report is 3 d old");
    }

    @Test
    void one_recent_rejection_is_not_safe_and_an_old_one_is() {
        requests.reject(Rejections.noToken(), "/a");
        requests.clock.move(DAY);
        requests.accept(100);

        assertThat(verdict().result()).isEqualTo(Result.NOT_SAFE);
        assertThat(verdict().open()).hasSize(1);

        requests.clock.move(Duration.ofSeconds(1));
        assertThat(verdict().result()).isEqualTo(Result.SAFE);
        assertThat(verdict().open()).isEmpty();
        assertThat(verdict().past()).hasSize(1);
    }

    @Test
    void rejections_are_not_safe_however_little_was_observed() {
        requests.reject(Rejections.noToken(), "/a");

        assertThat(verdict().result()).isEqualTo(Result.NOT_SAFE);
        assertThat(verdict().reasons()).hasSizeGreaterThan(1);
    }

    @Test
    void kinds_of_users_come_first_then_the_most_frequent() {
        for (int i = 0; i < 50; i++) {
            requests.reject(Rejections.noToken(), "/scan");
        }
        requests.reject(Rejections.noToken(), "/rare");
        requests.reject(Rejection.of(RejectionReason.ROLE_MISSING, Rejections.ALICE), "/admin");

        assertThat(verdict().open()).extracting(each -> each.kind().path()).containsExactly("/admin", "/scan", "/rare");
        assertThat(verdict().reasons().get(0))
                .isEqualTo("3 kinds of requests of the last 24 hours would be rejected, 1 of them requests of known"
                        + " users");
    }

    @Test
    void nothing_new_since_the_last_new_kind_that_is_not_expected() {
        requests.clock.move(Duration.ofHours(1));
        requests.reject(Rejections.noToken(), "/a");
        requests.clock.move(Duration.ofHours(1));
        requests.reject(Rejections.noToken(), "/a");
        requests.reject(Rejection.of(RejectionReason.METHOD_NOT_ALLOWED), "/b");

        assertThat(verdict().nothingNewSince()).isEqualTo(Rejections.START.plus(Duration.ofHours(1)));
        assertThat(verdict("no-token:/a").nothingNewSince()).isEqualTo(Rejections.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"METHOD_NOT_ALLOWED", "ACCESS_DENIED", "REVOKED", "KEY_REVOKED", "ALGORITHM_NONE"})
    void rejections_that_are_the_purpose_are_expected(RejectionReason reason) {
        requests.reject(Rejection.of(reason), "/a");

        assertThat(verdict().open()).isEmpty();
        assertThat(verdict().expected()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NO_TOKEN",
                "EXPIRED",
                "BAD_SIGNATURE",
                "PLAIN_HTTP",
                "CSRF",
                "ROLE_MISSING",
                "AMBIGUOUS_PATH",
                "KEYS_UNAVAILABLE",
                "INTERNAL_ERROR",
                "WRONG_AUDIENCE"
            })
    void all_others_need_a_decision(RejectionReason reason) {
        requests.reject(Rejection.of(reason), "/a");

        assertThat(verdict().open()).hasSize(1);
    }

    @Test
    void a_denied_user_of_the_server_is_not_expected() {
        requests.reject(
                Rejection.of(RejectionReason.ACCESS_DENIED),
                TestRequest.get("/a").signedIn("carol"));

        assertThat(verdict().open()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "no-token, true",
        "no-token:/wp-admin/**, true",
        "no-token:/wp-admin/setup.php, true",
        "no-token:/wp-admin, false",
        "no-token:/wp/**, false",
        "expired, false",
        "expired:/wp-admin/**, false",
    })
    void the_administrator_can_name_expected_rejections(String expectation, boolean applies) {
        requests.reject(Rejections.noToken(), "/wp-admin/setup.php");

        assertThat(verdict(expectation).open().isEmpty()).isEqualTo(applies);
    }

    @Test
    void an_expected_missing_token_does_not_cover_users_of_the_server() {
        requests.reject(Rejections.noToken(), TestRequest.get("/reports").signedIn("carol"));

        assertThat(verdict("no-token", "no-token:/reports").open()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "NO_TOKEN", "no-token:", "no-token:wp-admin", ":/a", "no token"})
    void other_expectations_are_invalid(String text) {
        assertThat(Expectation.parse(text)).isNull();
    }

    @Test
    void collected_paths_are_always_new() {
        for (int i = 0; i <= RolloutRun.KINDS_OF_OTHERS; i++) {
            requests.reject(Rejections.noToken(), "/p" + (char) ('\u4e00' + i));
        }
        requests.clock.move(Duration.ofHours(5));
        requests.reject(Rejections.noToken(), "/another");

        assertThat(verdict().nothingNewSince()).isEqualTo(Rejections.START.plus(Duration.ofHours(5)));
    }
}
