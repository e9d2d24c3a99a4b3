package io.github.jwtfilter.internal.store.jdbc;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the driver for a URL among those that are registered, those of the application and those of the server. A driver that is
 * loaded registers itself with {@link DriverManager}, where it would retain the class loader of an application that has been
 * stopped; {@link #close} deregisters it.
 */
final class Drivers {
    /** A class loader that fails once may fail for each call. */
    private static final int MAX_FAILURES = 100;

    private final Set<Driver> registeredBefore;
    private final ClassLoader application;

    Drivers() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        application = context == null ? Drivers.class.getClassLoader() : context;
        ObservedClassLoader observed = new ObservedClassLoader(application);
        registeredBefore = observed.registeredDrivers();
        if (observed.hasLoaded()) {
            registeredBefore.removeIf(this::isOfApplication);
        }
    }

    /** Returns the driver; null if there is none. */
    @Nullable
    Driver find(String url) {
        Driver found = first(registeredBefore.iterator(), url);
        if (found == null) {
            found = first(ServiceLoader.load(Driver.class, application).iterator(), url);
        }
        if (found == null) {
            found = first(
                    ServiceLoader.load(Driver.class, Drivers.class.getClassLoader())
                            .iterator(),
                    url);
        }
        Driver known = found == null ? byName(url) : null;
        return known == null ? found : first(Collections.singleton(known).iterator(), url);
    }

    /** Returns whether the driver for a URL exists, although it may reject the URL. */
    boolean isPresent(String url) {
        return byName(url) != null;
    }

    private static @Nullable Driver first(Iterator<Driver> drivers, String url) {
        int failures = 0;
        while (failures < MAX_FAILURES) {
            try {
                if (!drivers.hasNext()) {
                    return null;
                }
                Driver driver = drivers.next();
                if (driver.acceptsURL(url)) {
                    return driver;
                }
            } catch (SQLException | RuntimeException | ServiceConfigurationError | LinkageError e) {
                // Another driver in the same directory is unusable, or rejects the URL in this way.
                failures++;
            }
        }
        return null;
    }

    private @Nullable Driver byName(String url) {
        KnownDriver known = KnownDriver.of(url);
        for (String name : known == null ? Collections.<String>emptyList() : known.classNames()) {
            try {
                Class<?> type = Class.forName(name, true, application);
                return (Driver) type.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
                // Absent, or incompatible with this Java runtime.
            }
        }
        return null;
    }

    /** Deregisters the drivers of the application that were registered by this object, or since its creation. */
    void close() {
        Set<Driver> added = registered();
        added.removeAll(registeredBefore);
        for (Driver driver : added) {
            if (isOfApplication(driver)) {
                try {
                    DriverManager.deregisterDriver(driver);
                } catch (SQLException | SecurityException e) {
                    // Only the class loader that loaded a driver may deregister it.
                }
            }
        }
    }

    /** Returns false for the class loader of a program, which may use the drivers later, and ends with the Java process. */
    private boolean isOfApplication(Driver driver) {
        ClassLoader loader = driver.getClass().getClassLoader();
        return (loader == application || loader == Drivers.class.getClassLoader())
                && loader != ClassLoader.getSystemClassLoader();
    }

    static Set<Driver> registered() {
        return new HashSet<>(Collections.list(DriverManager.getDrivers()));
    }
}
