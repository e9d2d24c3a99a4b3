package io.github.jwtfilter.internal.store.jdbc;

import java.sql.Driver;
import java.sql.DriverManager;
import java.util.Set;

/**
 * The class loader of an application as {@link DriverManager} sees it. At its first use in the Java process, it loads all drivers
 * of the context class loader, which register themselves.
 */
final class ObservedClassLoader extends ClassLoader {
    private boolean loaded;

    ObservedClassLoader(ClassLoader application) {
        super(application);
    }

    /** Returns the registered drivers. */
    Set<Driver> registeredDrivers() {
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        thread.setContextClassLoader(this);
        try {
            return Drivers.registered();
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    /** Returns whether drivers of the application have been loaded, so that none was registered before. */
    boolean hasLoaded() {
        return loaded;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        loaded = true;
        return super.loadClass(name, resolve);
    }
}
