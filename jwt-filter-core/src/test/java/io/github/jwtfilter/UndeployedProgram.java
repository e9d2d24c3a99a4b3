package io.github.jwtfilter;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * A program that uses a guard in the class loader of an application, closes it, and prints what remains: threads, MBeans, and the
 * class loader itself.
 */
final class UndeployedProgram {
    private static final int MAX_WAITS = 200;

    private UndeployedProgram() {}

    public static void main(String[] arguments) throws Exception {
        WeakReference<ClassLoader> application = use(arguments[0].split(File.pathSeparator), Path.of(arguments[1]));
        for (int i = 0; i < MAX_WAITS && application.get() != null; i++) {
            System.gc();
            Thread.sleep(100);
        }
        long threads = threads()
                .filter(thread -> thread.getName().startsWith("jwt-filter"))
                .count();
        System.out.print("remaining: threads " + threads + ", MBeans " + beans().size() + ", class loader "
                + (application.get() != null));
    }

    private static WeakReference<ClassLoader> use(String[] classPath, Path settings) throws Exception {
        URL[] urls = new URL[classPath.length];
        for (int i = 0; i < classPath.length; i++) {
            urls[i] = Path.of(classPath[i]).toUri().toURL();
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(application);
            revoke(application, settings);
            return new WeakReference<>(application);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void revoke(ClassLoader application, Path settings) throws Exception {
        Class<?> type = application.loadClass("io.github.jwtfilter.JwtGuard");
        Object builder = type.getMethod("builder", Path.class).invoke(null, settings);
        try (AutoCloseable guard =
                (AutoCloseable) builder.getClass().getMethod("build").invoke(builder)) {
            type.getMethod("start", String.class).invoke(guard, "/app");
            Object revocations = type.getMethod("revocations").invoke(guard);
            revokeKey(application, revocations);
            reject(application, guard);
            for (int i = 0; i < MAX_WAITS && beans().isEmpty(); i++) {
                Thread.sleep(100);
            }
            System.out.print("registered: MBeans " + !beans().isEmpty() + "; ");
        }
    }

    /** Rejects a request, and waits until the listener of the settings hangs, if there is one. */
    private static void reject(ClassLoader application, Object guard) throws Exception {
        Class<?> view = application.loadClass("io.github.jwtfilter.RequestView");
        Object request = application
                .loadClass("io.github.jwtfilter.fixture.TestRequest")
                .getMethod("get", String.class)
                .invoke(null, "/page");
        guard.getClass().getMethod("decide", view).invoke(guard, request);
        boolean hangs = threads().anyMatch(thread -> thread.getName().equals("jwt-filter-listener"));
        for (int i = 0; hangs && i < MAX_WAITS && System.getProperty("io.github.jwtfilter.test.hanging") == null; i++) {
            Thread.sleep(100);
        }
    }

    private static Stream<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream();
    }

    private static void revokeKey(ClassLoader application, Object revocations) throws Exception {
        try {
            application
                    .loadClass("io.github.jwtfilter.JwtRevocations")
                    .getMethod("revokeKey", String.class)
                    .invoke(revocations, "k1");
        } catch (InvocationTargetException e) {
            if (!e.getCause().getClass().getSimpleName().equals("StoreException")) {
                throw e;
            }
        }
    }

    private static Set<ObjectName> beans() throws JMException {
        return ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("io.github.jwtfilter:*"), null);
    }
}
