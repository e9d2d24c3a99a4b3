package io.github.jwtfilter.internal.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.RotatingKeys;
import io.github.jwtfilter.fixture.TestMetrics;
import io.github.jwtfilter.fixture.TestSettingsControl;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.metrics.MetricSources;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class GuardMBeansTest {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();
    private static final KeySource KEYS = new RotatingKeys(KeySet.empty());

    @Test
    void shows_the_keys_of_each_issuer_until_it_is_closed() throws JMException {
        try (GuardMBeans open = open("/shop")) {
            ObjectName name = named("/shop").iterator().next();

            assertThat(open).isNotNull();
            assertThat(name.getKeyProperty("issuer")).isEqualTo("\"\"");
            assertThat(SERVER.getAttribute(name, "State")).isEqualTo("CURRENT");
            assertThat(SERVER.getAttribute(name, "Location")).isEqualTo("a test");
            assertThat(SERVER.getAttribute(name, "Keys")).isEqualTo(0);
            assertThat(SERVER.getAttribute(name, "AgeSeconds")).isEqualTo(-1L);
            assertThat(SERVER.getAttribute(name, "Failure")).isEqualTo("");
            assertThat(SERVER.getAttribute(name, "RevokedKeys")).isEqualTo(new String[0]);
        }
        assertThat(named("/shop")).isEmpty();
    }

    @Test
    void registers_two_applications_with_one_path_and_unregisters_only_its_own_beans() throws JMException {
        GuardMBeans first = open("/twice");
        try (GuardMBeans second = open("/twice")) {
            assertThat(second).isNotNull();
            assertThat(named("/twice")).hasSize(2);
            first.close();
            assertThat(named("/twice")).hasSize(1);
        }
        assertThat(named("/twice")).isEmpty();
    }

    @Test
    void accepts_names_with_special_characters_of_jmx() throws JMException {
        try (GuardMBeans odd = open("/a,b=*?\"\\\n:")) {
            assertThat(odd).isNotNull();
            assertThat(named("/a,b=*?\"\\\n:")).hasSize(1);
        }
    }

    private static GuardMBeans open(String application) {
        MetricSources sources =
                TestMetrics.sources().keys(Collections.singletonMap("", KEYS)).build();
        return new GuardMBeans(application, () -> sources, new TestSettingsControl());
    }

    private static Set<ObjectName> named(String application) throws JMException {
        return SERVER.queryNames(
                new ObjectName("io.github.jwtfilter:type=Keys,application=" + ObjectName.quote(application) + ",*"),
                null);
    }
}
