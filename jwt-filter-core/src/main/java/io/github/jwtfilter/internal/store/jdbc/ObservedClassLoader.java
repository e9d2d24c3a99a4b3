package io.github.jwtfilter.internal.store.jdbc;

import java.io.IOException;
import java.net.URL;
import java.sql.Driver;
import java.sql.DriverManager;
import java.util.Enumeration;
import java.util.Set;

/**
 * The class loader of an application as {@link DriverManager} sees it. At its first use in the Java process, it searches the context
 * class loader for drivers, and registers all of them.
 */
final class ObservedClassLoader extends ClassLoader {
    private boolean searched;

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

    /** Returns whether the drivers of the application have been searched, so that none was registered before. */
    boolean wasSearched() {
        return searched;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        searched = true;
        return super.getResources(name);
    }
}
