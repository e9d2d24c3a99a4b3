package io.github.jwtfilter.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Alert;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionKind;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The counts of an application, without a guard. */
class MonitorTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000); // overflows during the tests
    private final List<Alert> alerts = new ArrayList<>();
    private final Monitor monitor = new Monitor(nanos::get, alerts::add);

    @ParameterizedTest
    @EnumSource
    void rejected_tokens_count_and_neither_missing_ones_nor_outages_nor_missing_roles(RejectionReason reason) {
        boolean counts = reason == RejectionReason.TOO_MANY_FAILURES
                || reason.kind() == RejectionKind.INVALID_REQUEST
                || (reason.kind() == RejectionKind.INVALID_TOKEN && reason != RejectionReason.LOGIN_ENDED);
        RequestMonitor observer = observer("monitor.failures = 5/1m", "monitor.rise = off");

        reject(observer, "203.0.113.7", reason, 6);

        assertThat(alerts).extracting(Alert::kind).isEqualTo(counts ? List.of(Alert.Kind.MANY_FAILURES) : List.of());
    }

    @Test
    void an_alert_has_the_client_the_number_and_the_period() {
        reject(observer("monitor.failures = 5/2m"), "2001:db8:1:2:3:4:5:6", RejectionReason.BAD_SIGNATURE, 10);

        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(Alert.Kind.MANY_FAILURES);
            assertThat(alert.subject()).isEqualTo("2001:db8:1:2::/64");
            assertThat(alert.clientAddress()).isEqualTo("2001:db8:1:2:3:4:5:6");
            assertThat(alert.count()).isEqualTo(6);
            assertThat(alert.period()).isEqualTo(Duration.ofMinutes(2));
            assertThat(alert.user()).isEmpty();
        });
        assertThat(monitor.counters().raised(Alert.Kind.MANY_FAILURES)).isOne();
        assertThat(monitor.counters().raised(Alert.Kind.REJECTIONS_RISEN)).isZero();
    }

    @Test
    void the_line_names_the_client_the_setting_and_the_last_reason() {
        try (LoggedLines lines = LoggedLines.of(Monitor.class)) {
            reject(observer("monitor.failures = 5/2m"), "203.0.113.7", RejectionReason.BAD_SIGNATURE, 10);

            assertThat(lines.only())
                    .isEqualTo("WARNING Alert many-failures: 6 requests with a token from client \"203.0.113.7\" were"
                            + " rejected (monitor.failures = 5/2m). Last reason: bad-signature");
        }
    }

    @Test
    void the_line_about_an_address_that_clients_may_share_names_the_remedy() {
        try (LoggedLines lines = LoggedLines.of(Monitor.class)) {
            RequestMonitor observer = observer("monitor.failures = 5/1m");
            for (String address : List.of("127.0.0.1", "10.1.2.3", "fd00::1", "unknown")) {
                for (int i = 0; i < 10; i++) {
                    observer.rejected(
                            TestRequest.get("/").from(address), address, Rejection.of(RejectionReason.EXPIRED));
                }
            }

            assertThat(lines.all()).hasSize(4);
            assertThat(lines.all().subList(0, 3)).allMatch(line -> line.contains("list it in proxy.trusted"));
        }
    }

    @Test
    void a_rise_is_reported_with_the_reason_and_the_average() {
        RequestMonitor observer = observer("monitor.failures = off");
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());
        try (LoggedLines lines = LoggedLines.of(Monitor.class)) {
            reject(observer, "203.0.113.7", RejectionReason.WRONG_AUDIENCE, 500);

            assertThat(lines.only())
                    .contains("Alert rejections-risen: 20 requests were rejected for wrong-audience in this minute,"
                            + " 0.0 on average in the 10 minutes before (monitor.rise = 10). Last client:"
                            + " \"203.0.113.7\"");
        }
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(Alert.Kind.REJECTIONS_RISEN);
            assertThat(alert.subject()).isEqualTo("wrong-audience");
            assertThat(alert.period()).isEqualTo(Duration.ofMinutes(1));
        });
    }

    @Test
    void each_reason_has_its_own_counts() {
        RequestMonitor observer = observer("monitor.failures = off");
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());
        for (int i = 0; i < 15; i++) {
            reject(observer, "203.0.113.7", RejectionReason.EXPIRED, 1);
            reject(observer, "203.0.113.7", RejectionReason.NO_TOKEN, 1);
        }

        assertThat(alerts).isEmpty();
    }

    @Test
    void nothing_is_reported_if_all_alerts_are_off() {
        RequestMonitor observer = observer("monitor.failures = off", "monitor.rise = off");
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());

        reject(observer, "203.0.113.7", RejectionReason.BAD_SIGNATURE, 5_000);

        assertThat(alerts).isEmpty();
        assertThat(monitor.countedClients()).isZero();
    }

    @Test
    void beyond_twenty_alerts_a_minute_lines_are_omitted_but_no_alerts() {
        RequestMonitor observer = observer("monitor.failures = 1/1m");
        try (LoggedLines lines = LoggedLines.of(Monitor.class)) {
            for (int i = 0; i < 100; i++) {
                reject(observer, "203.0.113." + i, RejectionReason.EXPIRED, 5);
            }
            assertThat(lines.all()).hasSize(20);
            assertThat(alerts).hasSize(100);
            nanos.addAndGet(Duration.ofMinutes(1).toNanos());

            reject(observer, "198.51.100.1", RejectionReason.EXPIRED, 5);

            assertThat(lines.all()).hasSize(21);
            assertThat(lines.all().get(20)).endsWith("(80 more alerts were omitted)");
        }
        assertThat(monitor.counters().raised(Alert.Kind.MANY_FAILURES)).isEqualTo(101);
    }

    @Test
    void the_counts_continue_under_other_settings() {
        reject(observer("monitor.failures = 50/1m"), "203.0.113.7", RejectionReason.EXPIRED, 30);

        reject(observer("monitor.failures = 20/1m"), "203.0.113.7", RejectionReason.EXPIRED, 1);

        assertThat(alerts)
                .singleElement()
                .satisfies(alert -> assertThat(alert.count()).isEqualTo(31));
    }

    @Test
    void a_reused_renewal_token_is_reported_once_a_minute_for_each_session() {
        RequestMonitor observer = observer();
        try (LoggedLines lines = LoggedLines.of(Monitor.class)) {
            for (int i = 0; i < 100; i++) {
                observer.renewalTokenReused("s1", "alice\n${jndi:ldap://x}", "203.0.113.7");
            }
            observer.renewalTokenReused("s2", "bob", "203.0.113.7");

            assertThat(lines.all()).hasSize(2);
            assertThat(lines.all().get(0))
                    .contains("Alert renewal-token-reused: a renewal token of session \"s1\" was used again")
                    .contains("User: \"alice\\u000a\\u0024{jndi:ldap://x}\", client: \"203.0.113.7\"");
        }
        assertThat(alerts).extracting(Alert::subject).containsExactly("s1", "s2");
        assertThat(alerts).extracting(Alert::user).containsExactly("alice\n${jndi:ldap://x}", "bob");
    }

    private RequestMonitor observer(String... lines) {
        Settings settings = TestSettings.with(lines);
        return monitor.observer(
                settings.monitor(),
                new Connections(
                        settings.transport().trustedProxies(),
                        settings.transport().externalUrl()),
                null);
    }

    private static void reject(RequestMonitor observer, String client, RejectionReason reason, int times) {
        for (int i = 0; i < times; i++) {
            observer.rejected(TestRequest.get("/page").from(client), client, Rejection.of(reason));
        }
    }
}
