package io.github.jwtfilter;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * A program that uses a guard in the class loader of an application, closes it, and prints what remains: threads, MBeans, meters of
 * Micrometer, which is in a class loader of the server, and the class loader itself.
 */
final class UndeployedProgram {
    private static final int MAX_WAITS = 200;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private UndeployedProgram() {}

    public static void main(String[] arguments) throws Exception {
        String[] classPath = arguments[0].split(File.pathSeparator);
        URLClassLoader server = new URLClassLoader(urls(classPath, true), ClassLoader.getPlatformClassLoader());
        Object registry = server.loadClass("io.micrometer.core.instrument.Metrics")
                .getField("globalRegistry")
                .get(null);
        Supplier<Integer> meters = () -> meters(registry);
        WeakReference<ClassLoader> application = use(urls(classPath, false), server, meters, Path.of(arguments[1]));
        await(() -> {
            System.gc();
            return application.get() == null;
        });
        long threads = threads()
                .filter(thread -> thread.getName().startsWith("jwt-filter"))
                .count();
        System.out.print("remaining: threads " + threads + ", MBeans " + beans().size() + ", meters " + meters.get()
                + ", class loader " + (application.get() != null));
    }

    /** Returns the part of the class path of the server, or that of the application. */
    private static URL[] urls(String[] classPath, boolean ofServer) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String each : classPath) {
            if (Path.of(each).getFileName().toString().matches("(micrometer|HdrHistogram|LatencyUtils).*")
                    == ofServer) {
                urls.add(Path.of(each).toUri().toURL());
            }
        }
        return urls.toArray(new URL[0]);
    }

    private static int meters(Object registry) {
        try {
            return ((List<?>) registry.getClass().getMethod("getMeters").invoke(registry)).size();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WeakReference<ClassLoader> use(
            URL[] urls, ClassLoader server, Supplier<Integer> meters, Path settings) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(urls, server)) {
            thread.setContextClassLoader(application);
            revoke(application, meters, settings);
            return new WeakReference<>(application);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void revoke(ClassLoader application, Supplier<Integer> meters, Path settings) throws Exception {
        Class<?> type = application.loadClass("io.github.jwtfilter.JwtGuard");
        Object builder = type.getMethod("builder", Path.class).invoke(null, settings);
        try (AutoCloseable guard =
                (AutoCloseable) builder.getClass().getMethod("build").invoke(builder)) {
            type.getMethod("start", String.class).invoke(guard, "/app");
            Object revocations = type.getMethod("revocations").invoke(guard);
            revokeKey(application, revocations);
            reject(application, guard);
            await(() -> !beans().isEmpty() && meters.get() > 0);
            System.out.print("registered: MBeans " + !beans().isEmpty() + ", meters " + (meters.get() > 0) + "; ");
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
        await(() -> !hangs || System.getProperty("io.github.jwtfilter.test.hanging") != null);
    }

    /** Waits until a condition is true, at most 20 seconds. */
    private static void await(BooleanSupplier condition) {
        for (int i = 0; i < MAX_WAITS && !condition.getAsBoolean(); i++) {
            LockSupport.parkNanos(PAUSE_NANOS);
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

    private static Set<ObjectName> beans() {
        try {
            return ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("io.github.jwtfilter:*"), null);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
