package io.github.jwtfilter.internal.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.RotatingKeys;
import io.github.jwtfilter.fixture.TestMetrics;
import io.github.jwtfilter.fixture.TestSettingsControl;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.metrics.GuardMetrics;
import io.github.jwtfilter.internal.metrics.MetricCatalog;
import io.github.jwtfilter.internal.metrics.MetricSources;
import io.github.jwtfilter.internal.session.SessionCounters;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.AttributeList;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.OpenMBeanAttributeInfo;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardBeanTest {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();
    private static final String APPLICATION = "/guarded";

    private final AtomicLong nanos = new AtomicLong();
    private final GuardMetrics decisions = new GuardMetrics(nanos::get);
    private final AtomicReference<MetricSources> sources = new AtomicReference<>(TestMetrics.sources(decisions, false)
            .keys(Map.of("", new RotatingKeys(KeySet.empty())))
            .build());
    private final GuardMBeans beans = new GuardMBeans(APPLICATION, sources::get, new TestSettingsControl());

    @AfterEach
    void close() throws JMException {
        beans.close();
        assertThat(SERVER.queryNames(new ObjectName("io.github.jwtfilter:application=\"" + APPLICATION + "\",*"), null))
                .isEmpty();
    }

    private static ObjectName name() {
        try {
            return new ObjectName("io.github.jwtfilter:type=Guard,application=\"" + APPLICATION + "\"");
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object attribute(String attribute) throws JMException {
        return SERVER.getAttribute(name(), attribute);
    }

    @Test
    void everything_has_a_description() throws JMException {
        MBeanInfo info = SERVER.getMBeanInfo(name());

        assertThat(info.getDescription()).contains("metrics");
        assertThat(info.getAttributes())
                .extracting(MBeanFeatureInfo::getDescription)
                .allMatch(text -> text.endsWith(".") || text.endsWith(")"));
        assertThat(info.getOperations())
                .extracting(MBeanFeatureInfo::getName)
                .containsExactlyInAnyOrder(
                        "refreshKeys",
                        "clearCache",
                        "reload",
                        "revokeToken",
                        "revokeSession",
                        "revokeSubject",
                        "revokeKey",
                        "revokeAll");
        for (MBeanOperationInfo operation : info.getOperations()) {
            assertThat(operation.getDescription()).as(operation.getName()).endsWith(".");
            assertThat(operation.getSignature()).allSatisfy(parameter -> {
                assertThat(parameter.getName()).doesNotMatch("p\\d+").isNotBlank();
                assertThat(parameter.getDescription()).endsWith(".");
            });
        }
    }

    /** Clients without the classes of this program can read every attribute. */
    @Test
    void all_types_are_open_types() throws JMException {
        MBeanInfo info = SERVER.getMBeanInfo(name());

        assertThat(info.getAttributes()).hasSizeGreaterThan(10).allMatch(OpenMBeanAttributeInfo.class::isInstance);
        for (MBeanAttributeInfo attribute : info.getAttributes()) {
            Object value = attribute(attribute.getName());
            assertThat(((OpenMBeanAttributeInfo) attribute).getOpenType().isValue(value))
                    .as(attribute.getName())
                    .isTrue();
        }
    }

    @Test
    void shows_decisions_by_mode_outcome_and_reason() throws JMException {
        decisions.decisions(false).countRejection(RejectionReason.EXPIRED);
        decisions.decisions(false).countRejection(RejectionReason.EXPIRED);

        TabularData table = (TabularData) attribute("Decisions");

        assertThat(table.get(new Object[] {"enforce", "rejected", "expired"}).get("value"))
                .isEqualTo(2L);
        assertThat(table.get(new Object[] {"enforce", "authenticated", "none"}).get("value"))
                .isEqualTo(0L);
        assertThat(table.get(new Object[] {"report-only", "rejected", "expired"}))
                .isNull();
    }

    @Test
    void shows_the_latency_histogram() throws JMException {
        long start = decisions.start();
        nanos.set(20_000);
        decisions.end(start);

        CompositeData histogram = (CompositeData) attribute("DecisionDurationSeconds");

        assertThat(histogram.get("count")).isEqualTo(1L);
        assertThat(histogram.get("seconds")).isEqualTo(0.00002);
        TabularData buckets = (TabularData) histogram.get("buckets");
        assertThat(buckets.get(new Object[] {"1.0E-5"}).get("count")).isEqualTo(0L);
        assertThat(buckets.get(new Object[] {"2.5E-5"}).get("count")).isEqualTo(1L);
        assertThat(buckets.get(new Object[] {"+Inf"}).get("count")).isEqualTo(1L);
    }

    @Test
    void shows_the_keys_of_each_issuer() throws JMException {
        CompositeData[] keys = (CompositeData[]) attribute("KeySets");

        assertThat(keys).hasSize(1);
        assertThat(keys[0].get("name")).isEqualTo("");
        assertThat(keys[0].get("state")).isEqualTo("CURRENT");
        assertThat(keys[0].get("keyIds")).isEqualTo(new String[0]);
        assertThat(keys[0].get("ageSeconds")).isEqualTo(-1L);
        assertThat(keys[0].get("lastError")).isEqualTo("");
    }

    @Test
    void has_only_the_attributes_of_the_settings_and_follows_a_reload() throws JMException {
        assertThat(attributes()).contains("KeysState").doesNotContain("SessionsStarted", "FloodMaxChecks");
        assertThat(attribute("SessionsStarted")).isNull();

        SessionCounters counters = new SessionCounters();
        counters.countStart();
        sources.set(TestMetrics.sources(decisions, true)
                .keys(Map.of("partner", new RotatingKeys(KeySet.empty())))
                .sessions(counters)
                .build());
        beans.update();

        assertThat(attributes()).contains("SessionsStarted");
        assertThat(attribute("SessionsStarted")).isEqualTo(1L);
        assertThat(attribute("ReportOnly")).isEqualTo(1L);
        assertThat(SERVER.queryNames(
                        new ObjectName("io.github.jwtfilter:type=Keys,application=\"" + APPLICATION + "\",*"), null))
                .extracting(name -> name.getKeyProperty("issuer"))
                .containsExactly("\"partner\"");
    }

    private static List<String> attributes() throws JMException {
        return Arrays.stream(SERVER.getMBeanInfo(name()).getAttributes())
                .map(MBeanFeatureInfo::getName)
                .toList();
    }

    @Test
    void reads_several_attributes_at_once_and_omits_unknown_ones() throws JMException {
        AttributeList values =
                SERVER.getAttributes(name(), new String[] {"CacheHits", "NoSuchAttribute", "KeySets", "CacheMisses"});

        assertThat(values.asList())
                .extracting(attribute -> attribute.getName())
                .containsExactly("CacheHits", "KeySets", "CacheMisses");
    }

    @Test
    void every_metric_is_an_attribute() {
        assertThat(MetricCatalog.metrics())
                .allSatisfy(metric ->
                        assertThat(new MetricAttribute(metric).info().getName()).isEqualTo(metric.attribute()));
    }

    @Test
    void operations_report_results_and_failures_in_a_form_that_every_client_understands() {
        GuardMXBean bean = JMX.newMXBeanProxy(SERVER, name(), GuardMXBean.class);

        assertThat(bean.reload()).isEqualTo("reloaded");
        assertThat(bean.refreshKeys()).isZero();
        assertThat(bean.clearCache()).isZero();
        assertThat(bean.getKeySets()[0].getState()).isEqualTo("CURRENT");
        assertThatThrownBy(() -> bean.revokeKey("k1"))
                .hasMessageContaining("revocation.store")
                .isInstanceOf(IllegalStateException.class);
    }
}
