package io.github.jwtfilter.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.RotatingKeys;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collections;
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
        GuardLifecycle background = background(Duration.ofMillis(1));
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

        background.close();
        assertThat(named("/soon")).isEmpty();
    }

    @Test
    void a_guard_that_is_closed_at_once_is_never_shown() throws JMException {
        GuardLifecycle background = background(Duration.ofHours(1));
        background.show("/never");
        background.close();

        assertThat(named("/never")).isEmpty();
    }

    private static GuardLifecycle background(Duration tick) {
        return new GuardLifecycle(new BackgroundScheduler(tick), Collections.singletonMap("", KEYS));
    }

    private static boolean isRegistrationOf(String application, Notification notification) {
        return notification.getType().equals(MBeanServerNotification.REGISTRATION_NOTIFICATION)
                && ObjectName.quote(application)
                        .equals(((MBeanServerNotification) notification)
                                .getMBeanName()
                                .getKeyProperty("application"));
    }

    private static Set<ObjectName> named(String application) throws JMException {
        ObjectName pattern =
                new ObjectName("io.github.jwtfilter:type=Keys,application=" + ObjectName.quote(application) + ",*");
        return ManagementFactory.getPlatformMBeanServer().queryNames(pattern, null);
    }
}
