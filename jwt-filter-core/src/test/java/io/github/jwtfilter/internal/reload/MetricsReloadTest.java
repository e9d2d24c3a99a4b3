package io.github.jwtfilter.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.PrometheusParser;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.internal.jmx.GuardMXBean;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.micrometer.core.instrument.Metrics;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** The metrics continue when settings change at run time; the operation of the MBean changes them. */
class MetricsReloadTest {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();
    private static final String[] METRICS = {
        "roles.claims = roles", "metrics.path = /metrics", "access.9 = GET /metrics : role clerk"
    };
    private static final String[] PARTNER = {
        "issuers.partner.issuer = https://partner.example",
        "issuers.partner.audience = legacy-app",
        "issuers.partner.keys.secret = " + TestSettings.SECRET.replace('4', '5'),
        "issuers.partner.principal.prefix = partner/",
        "issuers.partner.roles.prefix.add = partner/"
    };

    private static String[] lines(String... more) {
        return Stream.concat(Arrays.stream(METRICS), Arrays.stream(more)).toArray(String[]::new);
    }

    private static ObjectName name(String type, String more) {
        try {
            return new ObjectName("io.github.jwtfilter:type=" + type + ",application=\"/reloaded\"" + more);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Double> samples(ChangingSettings settings) {
        Decision decision =
                settings.current().decide(TestRequest.get("/metrics").bearer(TestTokens.good()));
        return PrometheusParser.parse(((Decision.Responded) decision).response().body());
    }

    @Test
    void counters_continue_and_gauges_follow_the_settings_in_effect() {
        try (ChangingSettings settings = ChangingSettings.with(lines("cache.size = 10"))) {
            settings.current().decide(TestRequest.get("/page"));
            settings.current().decide(TestRequest.get("/page").bearer(TestTokens.good()));
            settings.current().decide(TestRequest.get("/page").bearer(TestTokens.good()));

            settings.change(lines("cache.size = 20", "mode = report-only")).confirm();
            settings.current().decide(TestRequest.get("/page"));

            assertThat(samples(settings))
                    .containsEntry(
                            "jwtfilter_decisions_total{mode=\"enforce\",outcome=\"rejected\",reason=\"no-token\"}", 1.0)
                    .containsEntry(
                            "jwtfilter_decisions_total{mode=\"report-only\",outcome=\"rejected\",reason=\"no-token\"}",
                            1.0)
                    .containsEntry("jwtfilter_decision_duration_seconds_count", 4.0)
                    .containsEntry("jwtfilter_cache_hits_total", 1.0)
                    .containsEntry("jwtfilter_cache_max_tokens", 20.0)
                    .containsEntry("jwtfilter_report_only", 1.0)
                    .containsEntry("jwtfilter_reloads_total{result=\"applied\"}", 1.0)
                    .containsEntry("jwtfilter_reloads_total{result=\"rejected\"}", 0.0);
        }
    }

    @Test
    void a_path_of_metrics_without_a_rule_is_not_applied() {
        try (ChangingSettings settings = ChangingSettings.with(lines())) {
            settings.change("roles.claims = roles", "metrics.path = /metrics").confirm();

            assertThat(settings.log.only())
                    .contains("metrics.path", "no access rule of its own", "access.10 = GET /metrics");
            assertThat(samples(settings)).containsEntry("jwtfilter_reloads_total{result=\"rejected\"}", 1.0);
        }
    }

    @Test
    void an_operator_reloads_the_settings_over_jmx_and_the_beans_and_meters_follow() throws JMException {
        ObjectName guard = name("Guard", "");
        ObjectName partner = name("Keys", ",issuer=\"partner\"");
        try (ChangingSettings settings = ChangingSettings.with(lines("cache.size = 10"))) {
            settings.guard.start("/reloaded");
            Await.until("registration of " + guard, () -> SERVER.isRegistered(guard) && meters("partner") == 0);
            GuardMXBean bean = JMX.newMXBeanProxy(SERVER, guard, GuardMXBean.class);
            String first = bean.getSettingsVersion();

            assertThat(bean.reload()).isEqualTo("UNCHANGED, version " + first);
            settings.change(Stream.concat(Arrays.stream(lines("cache.size = 20")), Arrays.stream(PARTNER))
                    .toArray(String[]::new));
            assertThat(bean.reload()).startsWith("APPLIED, version " + bean.getSettingsVersion());
            assertThat(bean.getSettingsVersion()).isNotEqualTo(first);
            assertThat(SERVER.getAttribute(guard, "CacheMaxTokens")).isEqualTo(20L);
            assertThat(bean.getKeySets()).hasSize(2);
            Await.until("registration of " + partner, () -> SERVER.isRegistered(partner));
            Await.until("registration of meters", () -> meters("partner") > 0);

            settings.change("isuer = x");
            assertThat(bean.reload()).startsWith("REJECTED, version ").contains("isuer");
            assertThat(bean.getSettingsFailure()).contains("isuer");

            settings.change(lines("cache.size = 20"));
            assertThat(bean.reload()).startsWith("APPLIED");
            Await.until("removal of " + partner, () -> !SERVER.isRegistered(partner) && meters("partner") == 0);
        }
        assertThat(SERVER.queryNames(name("*", ",*"), null)).isEmpty();
        assertThat(Metrics.globalRegistry.getMeters())
                .noneMatch(meter -> "/reloaded".equals(meter.getId().getTag("application")));
    }

    private static long meters(String issuer) {
        return Metrics.globalRegistry.getMeters().stream()
                .filter(meter -> "/reloaded".equals(meter.getId().getTag("application")))
                .filter(meter -> issuer.equals(meter.getId().getTag("issuer")))
                .count();
    }

    @Test
    void a_program_that_does_not_reload_its_settings_reports_that() throws JMException {
        ObjectName name = name("Guard", "");
        try (Guard guard = GuardFactory.create(TestSettings.loadWith(), Clock.systemUTC())) {
            guard.start("/reloaded");
            Await.until("registration of " + name, () -> SERVER.isRegistered(name));
            GuardMXBean bean = JMX.newMXBeanProxy(SERVER, name, GuardMXBean.class);

            assertThatThrownBy(bean::reload)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("does not reload");
        }
    }
}
