package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.metrics.MetricSources;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Registers a guard in JMX until it is closed: its metrics and operations, {@code io.github.jwtfilter:type=Guard,application="/app"};
 * the keys of each issuer, {@code io.github.jwtfilter:type=Keys,application="/app",issuer="partner"}; its revocations, with
 * {@code type=Revocations}; its sessions, with {@code type=Sessions}; its limits of signature checks, with {@code type=Flood}; and in
 * report-only mode the requests that would be rejected, with {@code type=Rollout}.
 * The beans show the current version of the settings. Thread-safe.
 */
public final class GuardMBeans implements AutoCloseable {
    private static final Log LOG = Log.of(GuardMBeans.class);

    /**
     * The maximum number of MBeans for one name. Virtual hosts, and overlapping versions of an application, can have several
     * applications with the same context path.
     */
    private static final int MOST_OF_ONE_NAME = 100;

    private final String application;
    private final Supplier<MetricSources> sources;
    private final List<ObjectName> registered = new ArrayList<>();
    private final Map<String, ObjectName> ofIssuers = new HashMap<>();
    private @Nullable ObjectName ofReport;
    private boolean closed;

    /**
     * Registers the beans of a guard. A failure to register is logged and has no other effect.
     *
     * @param application distinguishes the guards of one Java process, such as by context path
     * @param sources the components of the current version of the settings
     * @param settings the version of the settings, and its replacement
     */
    public GuardMBeans(String application, Supplier<MetricSources> sources, SettingsControl settings) {
        this.application = application;
        this.sources = sources;
        try {
            register(settings);
        } catch (Error e) {
            close(); // the caller does not get the object to close it
            throw e;
        }
    }

    private synchronized void register(SettingsControl settings) {
        MetricSources first = sources.get();
        add("Guard", new GuardBean(sources, settings));
        if (first.revocations() != null) {
            RevocationsMXBean bean = new RevocationsBean(() -> sources.get().revocations());
            add("Revocations", DescribedBean.of(bean, RevocationsMXBean.class));
        }
        if (first.sessions() != null) {
            SessionsMXBean bean = new SessionsBean(() -> sources.get().sessions());
            add("Sessions", DescribedBean.of(bean, SessionsMXBean.class));
        }
        if (first.flood() != null) {
            FloodMXBean bean = new FloodBean(() -> sources.get().flood());
            add("Flood", DescribedBean.of(bean, FloodMXBean.class));
        }
        update();
    }

    private void add(String type, DescribedBean bean) {
        ObjectName name = register(name(type), bean);
        if (name != null) {
            registered.add(name);
        }
    }

    private String name(String type) {
        return "io.github.jwtfilter:type=" + type + ",application=" + ObjectName.quote(application);
    }

    /**
     * Registers the keys of new issuers and the report of report-only mode, and unregisters those that the current version of the
     * settings does not have.
     */
    public synchronized void update() {
        if (closed) {
            return;
        }
        updateReport(sources.get().rollout() != null);
        Map<String, KeySource> keys = sources.get().keys();
        Set<String> removed = new HashSet<>(ofIssuers.keySet());
        removed.removeAll(keys.keySet());
        removed.forEach(issuer -> unregister(ofIssuers.remove(issuer)));
        for (String issuer : keys.keySet()) {
            if (!ofIssuers.containsKey(issuer)) {
                KeysMXBean bean = new KeysBean(() -> sources.get().keys().get(issuer));
                ObjectName name = register(
                        name("Keys") + ",issuer=" + ObjectName.quote(issuer), DescribedBean.of(bean, KeysMXBean.class));
                if (name != null) {
                    ofIssuers.put(issuer, name);
                }
            }
        }
    }

    private void updateReport(boolean exists) {
        if (!exists) {
            unregister(ofReport);
            ofReport = null;
        } else if (ofReport == null) {
            RolloutMXBean bean = new RolloutBean(() -> sources.get().rollout());
            ofReport = register(name("Rollout"), DescribedBean.of(bean, RolloutMXBean.class));
        }
    }

    private static @Nullable ObjectName register(String name, DescribedBean bean) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            for (int i = 1; i <= MOST_OF_ONE_NAME; i++) {
                ObjectName numbered = new ObjectName(i == 1 ? name : name + ",instance=" + i);
                if (isRegistered(server, bean, numbered)) {
                    return numbered;
                }
            }
        } catch (JMException | RuntimeException e) {
            LOG.warn("cannot register the MBean " + name + ": " + e.getClass().getName());
        }
        return null;
    }

    private static boolean isRegistered(MBeanServer server, DescribedBean bean, ObjectName name) throws JMException {
        try {
            server.registerMBean(bean, name);
            return true;
        } catch (InstanceAlreadyExistsException e) {
            return false;
        }
    }

    private static void unregister(@Nullable ObjectName name) {
        if (name == null) {
            return;
        }
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        } catch (JMException | RuntimeException | LinkageError e) {
            LOG.warn("cannot unregister the MBean " + name + ": " + e.getClass().getName());
        }
    }

    /** Unregisters the MBeans, since JMX would otherwise retain the class loader of an undeployed application. */
    @Override
    public synchronized void close() {
        closed = true;
        registered.forEach(GuardMBeans::unregister);
        registered.clear();
        ofIssuers.values().forEach(GuardMBeans::unregister);
        ofIssuers.clear();
        unregister(ofReport);
        ofReport = null;
    }
}
