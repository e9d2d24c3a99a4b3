package io.github.jwtfilter.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriversTest {
    private static final String SERVICE = "META-INF/services/java.sql.Driver";

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final Driver ofServer = new org.h2.Driver();

    /** Independent of other tests, which may have loaded the driver or not. */
    @BeforeEach
    void register() throws SQLException {
        DriverManager.registerDriver(ofServer);
    }

    @AfterEach
    void restore() throws SQLException {
        DriverManager.deregisterDriver(ofServer);
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void finds_a_driver_that_is_registered() {
        assertThat(new Drivers().find("jdbc:h2:mem:x")).isNotNull();
        assertThat(new Drivers().find("jdbc:nothing:x")).isNull();
    }

    @Test
    void deregisters_the_driver_of_an_application_when_that_is_stopped() throws Exception {
        ApplicationClasses application = new ApplicationClasses();
        Thread.currentThread().setContextClassLoader(application);
        Class<?> type = application.loadClass(Drivers.class.getName());
        Object drivers = accessible(type.getDeclaredConstructor()).newInstance();
        Method find = type.getDeclaredMethod("find", String.class);
        Method close = type.getDeclaredMethod("close");
        find.setAccessible(true);
        close.setAccessible(true);
        Method registered = type.getDeclaredMethod("registered");
        registered.setAccessible(true);

        Object driver = find.invoke(drivers, "jdbc:application:x");

        assertThat(driver.getClass().getClassLoader()).isSameAs(application);
        assertThat(registered.invoke(null).toString()).contains(ApplicationDriver.class.getSimpleName());

        close.invoke(drivers);

        assertThat(registered.invoke(null).toString())
                .doesNotContain(ApplicationDriver.class.getSimpleName())
                .contains("org.h2.Driver");
    }

    /** In a separate program, since the first use is in the past here. */
    @Test
    void deregisters_the_drivers_that_the_first_use_of_the_driver_manager_has_registered(@TempDir Path directory)
            throws Exception {
        String classPath = System.getProperty("java.class.path");
        Path output = directory.resolve("output");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        FirstDriverUse.class.getName(),
                        classPath)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            program.destroyForcibly();
        }

        assertThat(output).hasContent("drivers of the application: true, after close: false");
    }

    private static <T> java.lang.reflect.Constructor<T> accessible(java.lang.reflect.Constructor<T> constructor) {
        constructor.setAccessible(true);
        return constructor;
    }

    /** The class loader of an application that contains the filter and a driver, besides one that is broken. */
    private static final class ApplicationClasses extends ClassLoader {
        ApplicationClasses() {
            super(DriversTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Drivers.class.getPackageName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = stream == null ? new byte[0] : stream.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals(SERVICE)
                    ? Collections.enumeration(List.of(DriversTest.class.getResource("application-drivers.txt")))
                    : super.getResources(name);
        }
    }

    /** A driver of an application, which registers itself. */
    public static final class ApplicationDriver implements Driver {
        static {
            try {
                DriverManager.registerDriver(new ApplicationDriver());
            } catch (SQLException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        @Override
        public Connection connect(String url, Properties info) throws SQLException {
            throw new SQLException();
        }

        @Override
        public boolean acceptsURL(String url) {
            return url.startsWith("jdbc:application:");
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }
}
