package io.github.jwtfilter.internal.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Predicate;

/** The class loader of an application that contains jwt-filter and the tests, and whose server has other libraries. */
final class ApplicationLoader extends ClassLoader {
    private final ClassLoader server;
    private final Predicate<String> hidden;

    /** Creates a loader of an application on a server with Micrometer, except for the hidden classes. */
    ApplicationLoader(ClassLoader server, Predicate<String> hidden) {
        super(ApplicationLoader.class.getClassLoader());
        this.server = server;
        this.hidden = hidden;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (hidden.test(name)) {
                throw new ClassNotFoundException(name);
            }
            if (name.startsWith("io.micrometer.")) {
                return server.loadClass(name);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null || !name.startsWith("io.github.jwtfilter.")
                    ? super.loadClass(name, resolve)
                    : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream content = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (content == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = content.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
