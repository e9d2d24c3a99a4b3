package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.internal.session.SessionCounters;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Registers a guard in JMX until it is closed: {@code io.github.jwtfilter:type=Keys,application="/app",issuer="partner"}, its
 * revocations, {@code io.github.jwtfilter:type=Revocations,application="/app"}, its sessions, with {@code type=Sessions}, and its limits of
 * signature checks, with {@code type=Flood}.
 */
public final class KeyMBeans implements AutoCloseable {
    private static final Log LOG = Log.of(KeyMBeans.class);

    /**
     * The maximum number of MBeans for one name. Virtual hosts, and overlapping versions of an application, can have several
     * applications with the same context path.
     */
    private static final int MOST_OF_ONE_NAME = 100;

    private final List<ObjectName> registered = new ArrayList<>();

    /**
     * Registers the keys, the revocations, the sessions and the limits of a guard. A failure to register is logged and has no other effect.
     *
     * @param application distinguishes the guards of one Java process, such as by context path
     * @param keys the key sources by the name of the issuer in the settings, which is empty for the unnamed issuer
     * @param revocations the revocations, or null if tokens cannot be revoked
     * @param sessions the counters of sessions, or null without sessions
     * @param flood the limits of signature checks, or null without limits
     */
    public KeyMBeans(
            String application,
            Map<String, KeySource> keys,
            @Nullable Revocations revocations,
            @Nullable SessionCounters sessions,
            @Nullable FloodLimits flood) {
        try {
            keys.forEach((issuer, source) -> register(
                    "io.github.jwtfilter:type=Keys,application=" + ObjectName.quote(application) + ",issuer="
                            + ObjectName.quote(issuer),
                    new KeysBean(source)));
            if (revocations != null) {
                register(
                        "io.github.jwtfilter:type=Revocations,application=" + ObjectName.quote(application),
                        new RevocationsBean(revocations));
            }
            if (sessions != null) {
                register(
                        "io.github.jwtfilter:type=Sessions,application=" + ObjectName.quote(application),
                        new SessionsBean(sessions));
            }
            if (flood != null) {
                register(
                        "io.github.jwtfilter:type=Flood,application=" + ObjectName.quote(application),
                        new FloodBean(flood));
            }
        } catch (Error e) {
            close(); // the caller does not get the object to close it
            throw e;
        }
    }

    private void register(String name, Object bean) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            for (int i = 1; i <= MOST_OF_ONE_NAME; i++) {
                ObjectName numbered = new ObjectName(i == 1 ? name : name + ",instance=" + i);
                if (isRegistered(server, bean, numbered)) {
                    registered.add(numbered);
                    return;
                }
            }
        } catch (JMException | RuntimeException e) {
            LOG.warn("cannot register the MBean " + name + ": " + e.getClass().getName());
        }
    }

    private static boolean isRegistered(MBeanServer server, Object bean, ObjectName name) throws JMException {
        try {
            server.registerMBean(bean, name);
            return true;
        } catch (InstanceAlreadyExistsException e) {
            return false;
        }
    }

    /** Unregisters the MBeans, since JMX would otherwise retain the class loader of an undeployed application. */
    @Override
    public void close() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : registered) {
            try {
                server.unregisterMBean(name);
            } catch (JMException | RuntimeException | LinkageError e) {
                LOG.warn("cannot unregister the MBean " + name + ": "
                        + e.getClass().getName());
            }
        }
        registered.clear();
    }
}
