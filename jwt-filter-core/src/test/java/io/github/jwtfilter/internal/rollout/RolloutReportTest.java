package io.github.jwtfilter.internal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.TokenLabel;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.settings.value.PathAllowance;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RolloutReportTest {
    private final Rejections requests = new Rejections();

    @Test
    void similar_requests_are_one_kind_with_its_times_and_first_example() {
        requests.reject(Rejections.noToken(), "/orders/17");
        requests.clock.move(Duration.ofHours(2));
        requests.reject(Rejections.noToken(), "/orders/18");

        CountedKind kind = requests.onlyKind();

        assertThat(kind.count()).isEqualTo(2);
        assertThat(kind.first()).isEqualTo(Rejections.START);
        assertThat(kind.last()).isEqualTo(Rejections.START.plus(Duration.ofHours(2)));
        assertThat(kind.kind().path()).isEqualTo("/orders/*");
        assertThat(kind.example()).isEqualTo("/orders/17");
        assertThat(kind.kind().rule()).isEqualTo("the default rule");
    }

    @Test
    void totals_count_each_request() {
        requests.accept(3);
        requests.accept(2);
        requests.report.passed(TestRequest.get("/public"), "203.0.113.7");
        requests.reject(Rejections.noToken(), "/a");

        RolloutFigures figures = requests.report.snapshot().figures();

        assertThat(figures.accepted()).isEqualTo(5);
        assertThat(figures.users()).isEqualTo(3);
        assertThat(figures.passed()).isEqualTo(1);
        assertThat(figures.rejected()).isEqualTo(1);
        assertThat(figures.recent()).isEqualTo(7);
    }

    @Test
    void requests_with_other_credentials_reasons_rules_or_advice_are_other_kinds() {
        requests.reject(Rejections.noToken(), "/a");
        requests.reject(Rejections.noToken(), TestRequest.get("/a").signedIn("carol"));
        requests.reject(Rejection.of(RejectionReason.NO_TOKEN).by("access.10"), "/a");
        requests.reject(Rejection.of(RejectionReason.EXPIRED, Rejections.ALICE), "/a");
        requests.reject(Rejection.of(RejectionReason.BAD_SIGNATURE, TokenLabel.ofUnverified("a.b.c")), "/a");
        requests.reject(ambiguous("to allow it, add hash to path.allow"), "/a");
        requests.reject(ambiguous("to allow it, add encoded-slash to path.allow"), "/a");
        requests.reject(ambiguous("no single item of path.allow would allow it"), "/a");

        assertThat(requests.kinds()).hasSize(8).allMatch(each -> each.count() == 1);
        assertThat(requests.kinds())
                .extracting(each -> each.kind().credentials())
                .containsExactlyInAnyOrder(
                        Credentials.NO_TOKEN,
                        Credentials.SIGNED_IN,
                        Credentials.NO_TOKEN,
                        Credentials.VERIFIED_TOKEN,
                        Credentials.INVALID_TOKEN,
                        Credentials.NOT_CHECKED,
                        Credentials.NOT_CHECKED,
                        Credentials.NOT_CHECKED);
        assertThat(requests.kinds())
                .extracting(each -> each.kind().allowance())
                .contains(PathAllowance.HASH, PathAllowance.ENCODED_SLASH);
    }

    private static Rejection ambiguous(String advice) {
        return Rejection.withAdvice(RejectionReason.AMBIGUOUS_PATH, () -> advice);
    }

    @Test
    void a_million_paths_of_an_attacker_take_bounded_memory_and_hide_no_request_of_a_user() {
        for (int i = 0; i < 1_000_000; i++) {
            requests.reject(Rejections.noToken(), "/" + letters(i) + "/x");
        }
        requests.reject(
                Rejection.of(RejectionReason.ROLE_MISSING, Rejections.ALICE).by("access.10"), "/admin");

        assertThat(requests.kinds()).hasSize(RolloutRun.KINDS_OF_OTHERS + 2);
        CountedKind other = requests.kinds().stream()
                .filter(each -> each.kind().hasOtherPaths())
                .findFirst()
                .orElseThrow();
        assertThat(other.count()).isEqualTo(1_000_000 - RolloutRun.KINDS_OF_OTHERS);
        assertThat(requests.kinds()).anyMatch(each -> each.kind().path().equals("/admin") && each.count() == 1);
    }

    @Test
    void every_reason_and_credential_beyond_the_limit_stays_below_the_bound() {
        for (RejectionReason reason : RejectionReason.values()) {
            for (int i = 0; i < 1_000; i++) {
                requests.reject(Rejection.of(reason), "/" + letters(i));
                requests.reject(Rejection.of(reason, TokenLabel.ofUnverified("x")), "/" + letters(i));
                requests.reject(Rejection.of(reason, Rejections.ALICE), "/" + letters(i));
                requests.reject(
                        Rejection.of(reason), TestRequest.get("/" + letters(i)).signedIn("carol"));
            }
        }

        assertThat(requests.kinds())
                .hasSizeLessThanOrEqualTo(RolloutRun.MAX_KINDS)
                .hasSizeGreaterThan(1_000);
        assertThat(requests.kinds().stream().mapToLong(CountedKind::count).sum())
                .isEqualTo(4_000L * RejectionReason.values().length);
    }

    @Test
    void concurrent_requests_are_counted_exactly() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> running = IntStream.range(0, 8)
                .<Future<?>>mapToObj(thread -> threads.submit(() -> {
                    for (int i = 0; i < 20_000; i++) {
                        requests.reject(Rejections.noToken(), "/" + letters(i % 700));
                    }
                }))
                .toList();
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();

        assertThat(requests.kinds().stream().mapToLong(CountedKind::count).sum())
                .isEqualTo(160_000);
        assertThat(requests.kinds()).hasSizeLessThanOrEqualTo(RolloutRun.KINDS_OF_OTHERS + 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = RejectionReason.class,
            names = {"INTERNAL_ERROR", "NO_TOKEN"})
    void a_request_that_cannot_be_read_is_counted_without_its_path(RejectionReason reason) {
        requests.reject(Rejection.of(reason), (TestRequest) null);

        assertThat(requests.onlyKind().kind().path()).isEqualTo("-");
        assertThat(requests.onlyKind().kind().reason()).isEqualTo(reason);
    }

    @Test
    void a_reset_discards_all_figures_and_starts_another_run() {
        requests.accept(3);
        requests.reject(Rejections.noToken(), "/a");
        String run = requests.report.snapshot().run();
        requests.clock.move(Duration.ofHours(1));

        requests.report.reset();

        RolloutSnapshot after = requests.report.snapshot();
        assertThat(after.run()).isNotEqualTo(run);
        assertThat(after.started()).isEqualTo(Rejections.START.plus(Duration.ofHours(1)));
        assertThat(after.kinds()).isEmpty();
        assertThat(after.figures().accepted()).isZero();
        assertThat(requests.report.hasRequests()).isFalse();
    }

    @Test
    void the_name_of_the_application_is_set_once() {
        RolloutReport unnamed = new RolloutReport(null, requests.clock);
        assertThat(unnamed.snapshot().application()).isEqualTo("-");

        assertThat(unnamed.named("/sh\nop").named("/other").snapshot().application())
                .isEqualTo("/sh\\u000aop");
    }

    /** Returns different text without digits, which would count as an ID. */
    private static String letters(int number) {
        StringBuilder text = new StringBuilder("p");
        for (int rest = number; rest > 0; rest /= 26) {
            text.append((char) ('a' + rest % 26));
        }
        return text.toString();
    }
}
