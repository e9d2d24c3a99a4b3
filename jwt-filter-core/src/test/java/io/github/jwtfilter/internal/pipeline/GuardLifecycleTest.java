package io.github.jwtfilter.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.RotatingKeys;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.internal.background.TaskGroup;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.verify.TokenCache;
import io.github.jwtfilter.settings.LoadedSettings;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerNotification;
import javax.management.Notification;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class GuardLifecycleTest {
    private static final KeySource KEYS = new RotatingKeys(KeySet.empty());

    @Test
    void shows_a_guard_in_jmx_soon_after_the_start_and_until_it_is_closed() throws Exception {
        GuardServices services = services(Duration.ofMillis(1));
        GuardLifecycle background = version(services, TestSettings.loadWith(), Map.of("", KEYS));
        CountDownLatch shown = new CountDownLatch(1);
        NotificationListener listener = (notification, handback) -> {
            if (isRegistrationOf("/soon", notification)) {
                shown.countDown();
            }
        };
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        server.addNotificationListener(MBeanServerDelegate.DELEGATE_NAME, listener, null, null);
        try {
            background.show("/soon");
            assertThat(shown.await(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            server.removeNotificationListener(MBeanServerDelegate.DELEGATE_NAME, listener);
        }
        assertThat(named("/soon")).hasSize(1);

        services.close();
        assertThat(named("/soon")).isEmpty();
    }

    @Test
    void a_guard_that_is_closed_at_once_is_never_shown() throws JMException {
        GuardServices services = services(Duration.ofHours(1));
        GuardLifecycle background = version(services, TestSettings.loadWith(), Map.of("", KEYS));
        background.show("/never");
        services.close();

        assertThat(named("/never")).isEmpty();
    }

    @Test
    void a_later_version_replaces_the_beans() throws Exception {
        GuardServices services = services(Duration.ofMillis(1));
        GuardLifecycle first = version(services, TestSettings.loadWith(), Map.of("", KEYS));
        GuardLifecycle later = version(services, TestSettings.loadWith(), Map.of("", KEYS, "partner", KEYS));
        first.show("/versions");
        Await.until("the first version is shown", () -> count("/versions") == 1);
        later.show("/versions");
        Await.until("the later version is shown", () -> count("/versions") == 2);
        services.close();

        assertThat(named("/versions")).isEmpty();
    }

    private static int count(String application) {
        try {
            return named(application).size();
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GuardServices services(Duration tick) {
        return new GuardServices(Clock.systemUTC(), ServletDeployment.usual(), tick);
    }

    static GuardLifecycle withoutKeys(LoadedSettings loaded) {
        return version(services(Duration.ofSeconds(1)), loaded, Map.of());
    }

    private static GuardLifecycle version(GuardServices services, LoadedSettings loaded, Map<String, KeySource> keys) {
        return new GuardLifecycle(
                services,
                loaded,
                new TaskGroup(services.scheduler),
                Map.of(),
                null,
                keys,
                null,
                new TokenCache<>(0),
                new FloodLimits(loaded.settings().flood(), task -> {}, System::nanoTime),
                null);
    }

    private static boolean isRegistrationOf(String application, Notification notification) {
        ObjectName name = ((MBeanServerNotification) notification).getMBeanName();
        return notification.getType().equals(MBeanServerNotification.REGISTRATION_NOTIFICATION)
                && "Keys".equals(name.getKeyProperty("type"))
                && ObjectName.quote(application).equals(name.getKeyProperty("application"));
    }

    private static Set<ObjectName> named(String application) throws JMException {
        ObjectName pattern =
                new ObjectName("io.github.jwtfilter:type=Keys,application=" + ObjectName.quote(application) + ",*");
        return ManagementFactory.getPlatformMBeanServer().queryNames(pattern, null);
    }
}
