package io.github.jwtfilter.dropin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.servlet.scenario.Tokens;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each filter of the drop-in with only the JDK and its own servlet API in the class path, thus without SLF4J. */
class DropInLoadingIT {
    enum Twin {
        JAKARTA("io.github.jwtfilter.servlet", "jakarta.servlet", jakarta.servlet.Filter.class),
        JAVAX("io.github.jwtfilter.javax", "javax.servlet", javax.servlet.Filter.class);

        private final String ours;
        private final String api;
        private final URL apiJar;

        Twin(String ours, String api, Class<?> filter) {
            this.ours = ours;
            this.api = api;
            this.apiJar = filter.getProtectionDomain().getCodeSource().getLocation();
        }
    }

    private final List<Object> statuses = new ArrayList<>();
    private final List<Object> passed = new ArrayList<>();
    private final List<String> authorization = new ArrayList<>();
    private final StringWriter body = new StringWriter();
    private final List<String> settings = new ArrayList<>();
    private final Set<String> loaded = ConcurrentHashMap.newKeySet();
    private URLClassLoader loader;
    private Object context;

    @TempDir
    private Path directory;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void close() throws Exception {
        Thread.currentThread().setContextClassLoader(before);
        loader.close();
    }

    private Object started(Twin twin) throws Exception {
        URL[] classPath = {
            DropIn.PATH.toUri().toURL(), twin.apiJar, directory.toUri().toURL()
        };
        loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                Class<?> found = super.findClass(name);
                loaded.add(name);
                return found;
            }
        };
        Thread.currentThread().setContextClassLoader(loader); // as servers do
        Object filter = loader.loadClass(twin.ours + ".JwtFilter")
                .getDeclaredConstructor()
                .newInstance();
        context = proxy(twin, "ServletContext");
        call(filter, "init", proxy(twin, "FilterConfig"));
        return filter;
    }

    private void request(Twin twin, Object filter) throws Exception {
        call(
                filter,
                "doFilter",
                proxy(twin, "http.HttpServletRequest"),
                proxy(twin, "http.HttpServletResponse"),
                proxy(twin, "FilterChain"));
    }

    private static void call(Object target, String name, Object... arguments) throws Exception {
        for (Method method : target.getClass().getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                method.invoke(target, arguments);
                return;
            }
        }
        throw new NoSuchMethodException(name);
    }

    private Object proxy(Twin twin, String type) throws ClassNotFoundException {
        return Proxy.newProxyInstance(
                loader,
                new Class<?>[] {loader.loadClass(twin.api + "." + type)},
                (self, method, arguments) -> response(method, arguments));
    }

    /** The methods of the container that the filter calls. */
    private Object response(Method method, Object[] arguments) {
        switch (method.getName()) {
            case "getServletContext":
                return context;
            case "getContextPath":
                return "/app";
            case "getClassLoader":
                return loader;
            case "getResourceAsStream":
                return new ByteArrayInputStream(
                        Tokens.settings(settings.toArray(new String[0])).getBytes(StandardCharsets.UTF_8));
            case "getMethod":
                return "GET";
            case "getRequestURI":
                return "/app/page";
            case "getServletPath":
                return "/page";
            case "getRemoteAddr":
                return "127.0.0.1";
            case "getHeaders":
                return Collections.enumeration(
                        arguments[0].equals("Authorization") ? authorization : Collections.<String>emptyList());
            case "getOutputStream":
                // Streams are classes, which a proxy cannot implement; this behaves like an application that has called
                // getWriter.
                throw new IllegalStateException();
            case "getWriter":
                return new PrintWriter(body);
            case "setStatus":
                statuses.add(arguments[0]);
                return null;
            case "doFilter":
                passed.add(arguments[0]);
                return null;
            default:
                return method.getReturnType() == boolean.class ? Boolean.FALSE : null;
        }
    }

    @ParameterizedTest
    @EnumSource(Twin.class)
    void other_libraries_are_not_visible(Twin twin) throws Exception {
        started(twin);

        for (String absent : List.of(
                "org.slf4j.Logger",
                "com.fasterxml.jackson.core.JsonFactory",
                "com.auth0.jwt.JWT",
                "picocli.CommandLine")) {
            assertThatThrownBy(() -> loader.loadClass(absent)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Twin.class)
    void a_good_token_passes(Twin twin) throws Exception {
        Object filter = started(twin);
        authorization.add("Bearer " + Tokens.of("alice"));

        request(twin, filter);

        assertThat(statuses).isEmpty();
        assertThat(passed).hasSize(1);
        Class<?> requestType = loader.loadClass(twin.api + ".http.HttpServletRequest");
        assertThat(requestType.getMethod("getRemoteUser").invoke(passed.get(0))).isEqualTo("alice");
    }

    @ParameterizedTest
    @EnumSource(Twin.class)
    void most_classes_of_the_start_and_of_the_first_request_are_not_compressed(Twin twin) throws Exception {
        Object filter = started(twin);
        authorization.add("Bearer " + Tokens.of("alice"));
        request(twin, filter);

        List<String> own = loaded.stream()
                .filter(name -> name.startsWith("io.github.jwtfilter."))
                .toList();

        assertThat(passed).hasSize(1);
        assertThat(own).hasSizeGreaterThan(350).contains(twin.ours + ".JwtFilter");
        DropIn.assertThatMostAreStored(own);
    }

    @ParameterizedTest
    @EnumSource(Twin.class)
    void a_forged_token_does_not(Twin twin) throws Exception {
        Object filter = started(twin);
        authorization.add("Bearer " + Tokens.forged());

        request(twin, filter);

        assertThat(statuses).containsExactly(401);
        assertThat(body.toString()).contains("\"status\":401");
        assertThat(passed).isEmpty();
    }

    /** The JAR contains no listener, and relocates none of the types that one uses. */
    @ParameterizedTest
    @EnumSource(Twin.class)
    void a_listener_in_the_services_of_the_application_receives_events(Twin twin) throws Exception {
        Path source = Files.createDirectories(directory.resolve("app")).resolve("Listener.java");
        Files.writeString(source, """
            package app;

            import io.github.jwtfilter.GuardListener;
            import io.github.jwtfilter.RequestRejected;

            public class Listener implements GuardListener {
                @Override
                public void rejected(RequestRejected event) {
                    System.setProperty("drop-in.received", event.toString());
                }
            }
            """);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-proc:none", "-cp", DropIn.PATH.toString(), source.toString()))
                .isZero();
        Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(directory.resolve("META-INF/services/io.github.jwtfilter.GuardListener"), "app.Listener\n");
        System.clearProperty("drop-in.received");
        Object filter = started(twin);
        authorization.add("Bearer " + Tokens.forged());

        request(twin, filter);
        awaitProperty("drop-in.received");
        call(filter, "destroy");

        assertThat(System.getProperty("drop-in.received"))
                .startsWith("request-rejected time=")
                .contains("bad-signature");
    }

    private static void awaitProperty(String name) {
        long start = System.nanoTime();
        while (System.getProperty(name) == null) {
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.MINUTES.toNanos(3));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    @ParameterizedTest
    @EnumSource(Twin.class)
    void without_slf4j_the_audit_log_is_one_of_the_jdk_and_the_mdc_a_finding(Twin twin) throws Exception {
        settings.add("audit = all");
        settings.add("log.mdc = true");
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                lines.add(entry.getLoggerName() + " " + entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("io.github.jwtfilter");
        logger.addHandler(handler);
        try {
            Object filter = started(twin);
            authorization.add("Bearer " + Tokens.of("alice"));
            request(twin, filter);
            call(filter, "destroy");
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(passed).hasSize(1);
        assertThat(lines)
                .anyMatch(line -> line.contains("log.mdc: has no effect, since the application does not contain SLF4J"))
                .anyMatch(line -> line.startsWith("io.github.jwtfilter.audit {\"time\":")
                        && line.contains("\"event\":\"request-accepted\",\"application\":\"/app\""));
    }

    @ParameterizedTest
    @EnumSource(Twin.class)
    void the_listener_loads(Twin twin) throws Exception {
        started(twin);

        assertThat(loader.loadClass(twin.ours + ".JwtGuardListener")
                        .getInterfaces()[0]
                        .getName())
                .isEqualTo(twin.api + ".ServletContextListener");
    }
}
