package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.PrometheusParser;
import io.github.jwtfilter.fixture.Promtool;
import io.github.jwtfilter.fixture.ScraperParser;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.metrics.Metric;
import io.github.jwtfilter.internal.metrics.MetricCatalog;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After requests of many kinds, JMX, Prometheus and Micrometer have the same figures, and these are the expected ones. */
class MetricsAgreementTest {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();
    private static final String DECISIONS = "jwtfilter_decisions_total{mode=\"enforce\",outcome=\"%s\",reason=\"%s\"}";
    private static final Pattern LE = Pattern.compile("\\ble=\"([^\"]*)\"");
    private static final String OPERATOR =
            TestTokens.withClaims(TestTokens.CLAIMS.replace("'clerk'", "'ops'").replace("'42'", "'43'"));

    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Guard guard;

    @BeforeEach
    void open() throws JMException {
        Metrics.addRegistry(registry);
        guard = GuardFactory.create(
                TestSettings.loadWith(
                        "roles.claims = roles",
                        "metrics.path = /metrics",
                        "access.10 = GET /metrics : role ops",
                        "access.20 = /open/** : anyone",
                        "access.30 = /closed/** : deny",
                        "access.40 = /admin : role admin",
                        "cors.allowed-origins = https://partner.example",
                        "coexist = /old/**",
                        "cache.size = 100",
                        "monitor.failures = 5/1h",
                        "flood.failures = 3/1h",
                        "claims.max-lifetime = 1h",
                        "principal.prefix = idp/",
                        "session.store = memory",
                        "revocation.store = jdbc",
                        "store.jdbc.url = jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                        "store.jdbc.create = true"),
                clock);
        guard.start("/agree");
        ObjectName name = name();
        Await.until("registration of " + name, () -> SERVER.isRegistered(name));
        Await.until(
                "registration of meters",
                () -> !registry.find("jwtfilter.flood.limited.clients").meters().isEmpty());
    }

    @AfterEach
    void close() {
        guard.close();
        Metrics.removeRegistry(registry);
    }

    private static ObjectName name() throws JMException {
        return new ObjectName("io.github.jwtfilter:type=Guard,application=\"/agree\"");
    }

    private static TestRequest get(String path) {
        return TestRequest.get(path).header("Host", "app.example.com");
    }

    /** Requests of many kinds, each of which is counted once. */
    private void script() {
        for (int i = 0; i < 5; i++) {
            guard.decide(get("/page").bearer(TestTokens.good()));
        }
        guard.decide(get("/open/logo"));
        guard.decide(get("/open/logo").bearer("ignored"));
        guard.decide(get("/old/page").signedIn("carol"));
        guard.decide(TestRequest.of("OPTIONS", "/page")
                .header("Origin", "https://partner.example")
                .header("Access-Control-Request-Method", "GET"));
        guard.decide(get("/closed/x"));
        guard.decide(get("/admin").bearer(TestTokens.good()));
        guard.decide(get("/page"));
        guard.decide(get("/page"));
        guard.decide(get("/a/../b"));
        guard.decide(TestRequest.of("TRACE", "/page"));
        guard.decide(get("/page").plainHttp().bearer(TestTokens.good()));
        for (int i = 0; i < 5; i++) { // the fourth and fifth are beyond flood.failures
            guard.decide(get("/page").bearer(TestTokens.forged(TestTokens.goodWith("'n':" + i))));
        }
        guard.authenticate(TestTokens.good());
        guard.authenticate("nonsense");
        guard.decideAfter(get("/page"), new StoreException("down"));
        SessionClient alice = new SessionClient(guard).signIn("alice", "clerk");
        alice.decide(SessionClient.get("/page"));
        clock.move(Duration.ofMinutes(15));
        alice.decide(SessionClient.get("/page"));
        alice.decide(SessionClient.post("/page").header("Origin", "https://evil.example"));
        guard.sessions().endAll("alice");
        guard.revocations().revokeToken(TestSettings.ISSUER, "42");
        guard.decide(get("/page").bearer(TestTokens.good()));
    }

    private Map<String, Double> prometheus() {
        return PrometheusParser.parse(text());
    }

    private String text() {
        Decision.Responded decision = (Decision.Responded)
                guard.decide(get("/metrics").from("198.51.100.9").bearer(OPERATOR));
        return decision.response().body();
    }

    private static String decisions(String outcome, String reason) {
        return String.format(DECISIONS, outcome, reason);
    }

    @Test
    void counts_each_request_of_a_script_once() {
        script();

        Map<String, Double> samples = prometheus();

        assertThat(samples)
                .containsEntry(decisions("authenticated", "none"), 5.0 + 1 + 2)
                .containsEntry(decisions("anonymous", "none"), 2.0)
                .containsEntry(decisions("pass-through", "none"), 1.0)
                .containsEntry(decisions("responded", "none"), 1.0)
                .containsEntry(decisions("rejected", "access-denied"), 1.0)
                .containsEntry(decisions("rejected", "role-missing"), 1.0)
                .containsEntry(decisions("rejected", "no-token"), 2.0)
                .containsEntry(decisions("rejected", "ambiguous-path"), 1.0)
                .containsEntry(decisions("rejected", "method-not-allowed"), 1.0)
                .containsEntry(decisions("rejected", "plain-http"), 1.0)
                .containsEntry(decisions("rejected", "bad-signature"), 3.0)
                .containsEntry(decisions("rejected", "too-many-failures"), 2.0)
                .containsEntry(decisions("rejected", "not-three-parts"), 1.0)
                .containsEntry(decisions("rejected", "store-unavailable"), 1.0)
                .containsEntry(decisions("rejected", "csrf"), 1.0)
                .containsEntry(decisions("rejected", "revoked"), 1.0)
                .containsEntry("jwtfilter_sessions_started_total", 1.0)
                .containsEntry("jwtfilter_session_renewals_total", 1.0)
                .containsEntry("jwtfilter_sessions_ended_total", 1.0)
                .containsEntry("jwtfilter_flood_failed_checks_total", 3.0)
                // With the expired token of the session, which a renewal replaces.
                .containsEntry("jwtfilter_flood_rejected_tokens_total{limit=\"failures\"}", 3.0)
                .containsEntry("jwtfilter_flood_limited_clients", 1.0)
                .containsEntry("jwtfilter_flood_max_failures", 3.0)
                .containsEntry("jwtfilter_flood_period_seconds", 3600.0)
                .containsEntry("jwtfilter_revocation_rejections_total", 1.0)
                .containsEntry("jwtfilter_cache_max_tokens", 100.0)
                .containsEntry("jwtfilter_keys{issuer=\"(default)\"}", 1.0)
                .containsEntry("jwtfilter_keys_state{issuer=\"(default)\",state=\"current\"}", 1.0)
                .containsEntry("jwtfilter_store_up{store=\"jdbc\"}", 1.0)
                .containsEntry("jwtfilter_store_failures_total{store=\"jdbc\"}", 0.0)
                .containsEntry("jwtfilter_alerts_total{kind=\"many-failures\"}", 1.0)
                .containsEntry("jwtfilter_alerts_total{kind=\"renewal-token-reused\"}", 0.0)
                .containsEntry("jwtfilter_events_dropped_total", 0.0)
                .containsEntry("jwtfilter_reloads_total{result=\"applied\"}", 0.0)
                .containsEntry("jwtfilter_report_only", 0.0);
        assertThat(samples.get("jwtfilter_store_call_duration_seconds_count{store=\"jdbc\"}"))
                .isGreaterThan(8);
        double decisions = samples.entrySet().stream()
                .filter(sample -> sample.getKey().startsWith("jwtfilter_decisions_total"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        double notMeasured = 1; // the token whose form authenticate rejects
        assertThat(samples).containsEntry("jwtfilter_decision_duration_seconds_count", decisions - notMeasured);
    }

    @Test
    void all_outputs_have_the_same_figures() throws JMException {
        script();

        Map<String, Double> samples = new TreeMap<>(prometheus());
        samples.keySet().removeIf(MetricsAgreementTest::changesWithTheScrape);
        Map<String, Double> attributes = attributes();
        attributes.keySet().removeIf(MetricsAgreementTest::changesWithTheScrape);
        assertThat(attributes).containsExactlyEntriesOf(samples).hasSizeGreaterThan(100);

        Map<String, Double> meters = meters();
        meters.keySet().removeIf(MetricsAgreementTest::changesWithTheScrape);
        samples.keySet().removeIf(key -> key.contains("_bucket{"));
        assertThat(meters).containsExactlyEntriesOf(samples);
    }

    /** The parser of another project finds the same samples, types and helps, and the figures of JMX. */
    @Test
    void another_parser_reads_the_same_figures() throws JMException {
        script();

        String text = text();
        Map<String, Double> samples = withNumericBounds(PrometheusParser.parse(text));
        assertThat(ScraperParser.parse(text))
                .containsExactlyInAnyOrderEntriesOf(samples)
                .hasSizeGreaterThan(100);

        List<MetricFamily> families = ScraperParser.families(text);
        assertThat(families.stream()
                        .collect(Collectors.toMap(
                                MetricFamily::getName,
                                family -> family.getType().name().toLowerCase(Locale.ROOT))))
                .isEqualTo(PrometheusParser.types(text));
        Map<String, String> helps =
                MetricCatalog.metrics().stream().collect(Collectors.toMap(Metric::name, Metric::help));
        assertThat(families).allSatisfy(family -> assertThat(family.getHelp()).isEqualTo(helps.get(family.getName())));

        Map<String, Double> attributes = withNumericBounds(attributes());
        attributes.keySet().removeIf(MetricsAgreementTest::changesWithTheScrape);
        Map<String, Double> read = new TreeMap<>(ScraperParser.parse(text));
        read.keySet().removeIf(MetricsAgreementTest::changesWithTheScrape);
        assertThat(read).containsExactlyEntriesOf(attributes).hasSizeGreaterThan(100);
    }

    @Test
    void the_timings_of_all_outputs_have_the_same_names_labels_and_bounds() throws JMException {
        script();

        Set<String> timings = timings(prometheus());
        assertThat(timings(attributes())).isEqualTo(timings).hasSizeGreaterThan(20);
        timings.removeIf(key -> key.contains("_bucket{"));
        assertThat(timings(meters())).isEqualTo(timings);
    }

    private static Set<String> timings(Map<String, Double> samples) {
        return samples.keySet().stream()
                .filter(key -> key.contains("_duration_seconds"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns samples in which each bound of a bucket has the form of {@link Double#toString}. */
    private static Map<String, Double> withNumericBounds(Map<String, Double> samples) {
        Map<String, Double> result = new TreeMap<>();
        samples.forEach((key, value) -> result.put(
                LE.matcher(key)
                        .replaceFirst(
                                match -> "le=\"" + Double.valueOf(match.group(1).replace("+Inf", "Infinity")) + "\""),
                value));
        return result;
    }

    @Test
    void promtool_reports_nothing_if_it_is_installed(@TempDir Path directory) throws Exception {
        Promtool promtool = Promtool.installed().orElse(null);
        assumeTrue(promtool != null, "SKIPPED: this system does not have promtool");
        script();

        assertThat(promtool.run(directory, text(), "check", "metrics")).isEqualTo(new Promtool.Result(0, ""));
    }

    /** The request for the metrics is counted after they were written, reads a store, and takes time; keys get older. */
    private static boolean changesWithTheScrape(String key) {
        return key.startsWith("jwtfilter_decision_duration_seconds")
                || key.contains("outcome=\"responded\"")
                || key.contains("_age_seconds");
    }

    @Test
    void timings_agree_after_the_last_request() throws JMException {
        script();

        Map<String, Double> attributes = attributes();
        Map<String, Double> meters = meters();

        for (String key : new String[] {
            "jwtfilter_decision_duration_seconds_count",
            "jwtfilter_decision_duration_seconds_sum",
            "jwtfilter_store_call_duration_seconds_count{store=\"jdbc\"}",
            "jwtfilter_store_call_duration_seconds_sum{store=\"jdbc\"}"
        }) {
            assertThat(attributes.get(key)).as(key).isPositive();
            assertThat(meters.get(key))
                    .as(key)
                    .isCloseTo(attributes.get(key), org.assertj.core.data.Offset.offset(1e-9));
        }
    }

    @Test
    void nothing_remains_after_the_end() throws JMException {
        script();
        assertThat(meters()).isNotEmpty();

        guard.close();

        assertThat(meters()).isEmpty();
        assertThat(SERVER.queryNames(new ObjectName("io.github.jwtfilter:application=\"/agree\",*"), null))
                .isEmpty();
    }

    /** Reads all metrics from JMX, with the names of Prometheus. */
    private static Map<String, Double> attributes() throws JMException {
        Map<String, Double> samples = new TreeMap<>();
        for (Metric metric : MetricCatalog.metrics()) {
            Object value = SERVER.getAttribute(name(), metric.attribute());
            if (value instanceof TabularData) {
                for (Object row : ((TabularData) value).values()) {
                    add(metric, (CompositeData) row, samples);
                }
            } else if (value instanceof CompositeData) {
                add(metric, (CompositeData) value, samples);
            } else if (value != null) {
                samples.put(metric.name(), ((Number) value).doubleValue());
            }
        }
        return samples;
    }

    private static void add(Metric metric, CompositeData row, Map<String, Double> samples) {
        Map<String, String> labels = new TreeMap<>();
        metric.labels().forEach(label -> labels.put(label, (String) row.get(label)));
        if (!metric.type().isTiming()) {
            samples.put(PrometheusParser.key(metric.name(), labels), ((Number) row.get("value")).doubleValue());
            return;
        }
        samples.put(PrometheusParser.key(metric.name() + "_count", labels), ((Number) row.get("count")).doubleValue());
        samples.put(PrometheusParser.key(metric.name() + "_sum", labels), (Double) row.get("seconds"));
        if (row.containsKey("buckets")) {
            for (Object bucket : ((TabularData) row.get("buckets")).values()) {
                Map<String, String> withBound = new TreeMap<>(labels);
                withBound.put("le", (String) ((CompositeData) bucket).get("le"));
                samples.put(
                        PrometheusParser.key(metric.name() + "_bucket", withBound),
                        ((Number) ((CompositeData) bucket).get("count")).doubleValue());
            }
        }
    }

    /** Reads all meters, with the names of Prometheus. */
    private Map<String, Double> meters() {
        Map<String, Double> samples = new TreeMap<>();
        for (Meter meter : Search.in(registry).tag("application", "/agree").meters()) {
            Metric metric = MetricCatalog.metrics().stream()
                    .filter(each -> each.meter().equals(meter.getId().getName()))
                    .findFirst()
                    .orElseThrow();
            Map<String, String> labels = new TreeMap<>();
            for (Tag tag : meter.getId().getTags()) {
                labels.put(tag.getKey(), tag.getValue());
            }
            labels.remove("application");
            if (meter instanceof FunctionTimer) {
                samples.put(PrometheusParser.key(metric.name() + "_count", labels), ((FunctionTimer) meter).count());
                samples.put(
                        PrometheusParser.key(metric.name() + "_sum", labels),
                        ((FunctionTimer) meter).totalTime(TimeUnit.SECONDS));
            } else if (meter instanceof FunctionCounter) {
                samples.put(PrometheusParser.key(metric.name(), labels), ((FunctionCounter) meter).count());
            } else if (!Double.isNaN(((Gauge) meter).value())) {
                samples.put(PrometheusParser.key(metric.name(), labels), ((Gauge) meter).value());
            }
        }
        return samples;
    }
}
