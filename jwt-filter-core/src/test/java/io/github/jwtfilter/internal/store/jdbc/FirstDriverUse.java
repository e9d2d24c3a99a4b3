package io.github.jwtfilter.internal.store.jdbc;

import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Set;

/** A program in which the filter, in the class loader of an application, is the first to use the driver manager. */
final class FirstDriverUse {
    private FirstDriverUse() {}

    public static void main(String[] arguments) throws Exception {
        String[] entries = arguments[0].split(File.pathSeparator);
        URL[] urls = new URL[entries.length];
        for (int i = 0; i < entries.length; i++) {
            urls[i] = Path.of(entries[i]).toUri().toURL();
        }
        URLClassLoader application = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(application);
        Class<?> type = application.loadClass(Drivers.class.getName());
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object drivers = constructor.newInstance();
        call(drivers, "find", "jdbc:h2:mem:x");
        boolean registered = areRegistered(type, application);
        call(drivers, "close");
        System.out.print(
                "drivers of the application: " + registered + ", after close: " + areRegistered(type, application));
    }

    private static Object call(Object drivers, String name, String... arguments) throws Exception {
        Class<?>[] types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {String.class};
        Method method = drivers.getClass().getDeclaredMethod(name, types);
        method.setAccessible(true);
        return method.invoke(drivers, (Object[]) arguments);
    }

    private static boolean areRegistered(Class<?> type, ClassLoader application) throws Exception {
        Method registered = type.getDeclaredMethod("registered");
        registered.setAccessible(true);
        return ((Set<?>) registered.invoke(null))
                .stream().anyMatch(driver -> driver.getClass().getClassLoader() == application);
    }
}
