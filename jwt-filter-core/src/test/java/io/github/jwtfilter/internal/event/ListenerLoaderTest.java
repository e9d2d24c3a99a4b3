package io.github.jwtfilter.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.GuardListener;
import io.github.jwtfilter.fixture.CompiledApplication;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listeners of applications with a class loader of their own. */
class ListenerLoaderTest {
    private static final String SERVICES = "META-INF/services/io.github.jwtfilter.GuardListener";
    private static final String SECRET = "hunter2";

    @TempDir
    private Path directory;

    private CompiledApplication application;
    private LoadedSettings settings;

    @BeforeEach
    void prepare() throws Exception {
        application = new CompiledApplication(directory);
    }

    @AfterEach
    void end() throws Exception {
        application.close();
    }

    private void with(String name, String modifiers, String body) throws Exception {
        application.withClass(name, modifiers + " class " + name + " implements GuardListener {" + body + "}");
    }

    private List<String> load(String... lines) throws Exception {
        if (application.loader() == null) {
            application.start();
        }
        settings = TestSettings.loadWith(lines);
        List<GuardListener> listeners = ListenerLoader.load(settings.settings().events(), settings.problems());
        return listeners.stream().map(listener -> listener.getClass().getName()).collect(Collectors.toList());
    }

    private String problem() {
        assertThat(settings.problems().all()).hasSize(1).allMatch(Problem::error);
        String text = settings.problems().all().get(0).toString();
        assertThat(text).doesNotContain(SECRET);
        return text;
    }

    @Test
    void no_listener_without_settings_and_services() throws Exception {
        assertThat(load()).isEmpty();
        assertThat(settings.problems().all()).isEmpty();
    }

    @Test
    void listeners_of_services_and_settings_are_created_once() throws Exception {
        with("One", "public", "");
        with("Two", "public", "");
        with("Three", "public", "");
        application.withFile(SERVICES, "# listeners\napp.One\napp.Two # the second\n");

        assertThat(load("events.listeners = app.Two, app.Three")).containsExactly("app.One", "app.Two", "app.Three");
        assertThat(settings.problems().all()).isEmpty();
    }

    @Test
    void a_nested_class_is_found() throws Exception {
        application.withClass("Outer", "class Outer { public static class Inner implements GuardListener {} }");

        assertThat(load("events.listeners = app.Outer$Inner")).containsExactly("app.Outer$Inner");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app.Missing | which does not exist; correct the name",
                "'app.One;x' | which does not exist",
                "app.Outer.Inner | which does not exist",
                "java.lang.String | does not implement io.github.jwtfilter.GuardListener; implement the interface",
                "app.NoConstructor | has no public constructor without parameters; add one",
                "app.PrivateConstructor | has no public constructor without parameters; add one",
                "app.Abstract | is abstract or not public; name a public class",
                "app.Hidden | is abstract or not public; name a public class",
                "app.Throws | fails in its constructor with java.lang.IllegalStateException at app.Throws.<init>",
                "app.ThrowsError | fails in its constructor with java.lang.AssertionError at app.ThrowsError.<init>",
                "app.StaticFailure | which cannot be loaded: java.lang.ExceptionInInitializerError",
                "app.Incomplete | which cannot be loaded: java.lang.NoClassDefFoundError \"app/Base\""
            })
    void a_class_that_cannot_be_used_is_reported_with_its_line_and_a_remedy(String name, String problem)
            throws Exception {
        with("NoConstructor", "public", "public NoConstructor(int x) {}");
        with("PrivateConstructor", "public", "private PrivateConstructor() {}");
        with("Abstract", "public abstract", "");
        with("Hidden", "", "public Hidden() {}");
        with("Throws", "public", "public Throws() { throw new IllegalStateException(\"" + SECRET + "\"); }");
        with("ThrowsError", "public", "public ThrowsError() { throw new AssertionError(\"" + SECRET + "\"); }");
        with("StaticFailure", "public", "static final int X = Integer.parseInt(\"" + SECRET + "\");");
        application.withClass("Base", "public class Base {}");
        application.withClass("Incomplete", "public class Incomplete extends Base implements GuardListener {}");
        application.start().without("Base");

        assertThat(load("roles.claims = roles", "events.listeners = " + name)).isEmpty();
        assertThat(problem())
                .startsWith("test.properties:5: events.listeners: names the class ")
                .contains(problem);
    }

    @Test
    void every_class_that_cannot_be_used_is_reported() throws Exception {
        with("One", "public", "");

        assertThat(load("events.listeners = app.Missing, app.One, app.Other")).containsExactly("app.One");
        assertThat(settings.problems().all()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.Missing",
                "app.Throws",
                "app.StaticFailure",
                "app.PrivateConstructor",
                "app.Other",
                "not a class"
            })
    void a_service_that_cannot_be_used_is_reported_and_the_others_are_created(String name) throws Exception {
        with("One", "public", "");
        with("Throws", "public", "public Throws() { throw new IllegalStateException(\"" + SECRET + "\"); }");
        with("StaticFailure", "public", "static final int X = Integer.parseInt(\"" + SECRET + "\");");
        with("PrivateConstructor", "public", "private PrivateConstructor() {}");
        application.withClass("Other", "public class Other {}");
        application.withFile(SERVICES, "app.One\n" + name + "\n");

        assertThat(load()).hasSizeLessThanOrEqualTo(1);
        assertThat(problem())
                .startsWith("test.properties: events.listeners: a listener that " + SERVICES)
                .contains("cannot be created: ", "; correct the class, or remove its line from that file");
    }

    @Test
    void more_listeners_than_threads_are_permitted_are_reported() throws Exception {
        for (int i = 1; i <= 17; i++) {
            with("Listener" + i, "public", "");
        }
        application.withFile(SERVICES, "app.Listener1\n");
        String names =
                IntStream.rangeClosed(2, 17).mapToObj(i -> "app.Listener" + i).collect(Collectors.joining(", "));

        load("events.listeners = " + names);
        assertThat(problem()).contains("there are 17 listeners", "use at most 16");
    }

    @Test
    void without_a_context_class_loader_that_of_the_filter_is_used() throws Exception {
        with("One", "public", "");
        application.start();
        Thread.currentThread().setContextClassLoader(null);

        settings = TestSettings.loadWith("events.listeners = " + Public.class.getName());
        assertThat(ListenerLoader.load(settings.settings().events(), settings.problems()))
                .hasExactlyElementsOfTypes(Public.class);
    }

    /** A listener of this class loader. */
    public static final class Public implements GuardListener {}
}
