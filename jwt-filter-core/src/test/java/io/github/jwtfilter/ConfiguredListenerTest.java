package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.CompiledApplication;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.pipeline.ServletDeployment;
import io.github.jwtfilter.internal.store.StoreAccess;
import io.github.jwtfilter.settings.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listeners that the application registers in each way. */
class ConfiguredListenerTest {
    private static final String RECEIVED = "io.github.jwtfilter.test.received";
    private static final String LISTENER = "public class Listener implements GuardListener {"
            + " public Listener() { System.setProperty(\"" + RECEIVED + "\", \"created\"); }"
            + " @Override public void rejected(RequestRejected event) {"
            + " System.setProperty(\"" + RECEIVED
            + "\", event.reason().code() + \" \" + Thread.currentThread().getName()); } }";

    @TempDir
    private Path directory;

    private CompiledApplication application;

    @BeforeEach
    void prepare() throws Exception {
        System.clearProperty(RECEIVED);
        application = new CompiledApplication(directory).withClass("Listener", LISTENER);
    }

    @AfterEach
    void end() throws Exception {
        application.close();
        System.clearProperty(RECEIVED);
    }

    private static void assertReceives(Guard guard) {
        guard.decide(TestRequest.get("/page"));
        Await.until("the listener was called", () -> !"created".equals(System.getProperty(RECEIVED)));
        assertThat(System.getProperty(RECEIVED)).isEqualTo("no-token jwt-filter-listener");
    }

    private static Guard guard(String... lines) {
        return GuardFactory.create(TestSettings.loadWith(lines), new TickingClock(TestTokens.ISSUED));
    }

    @Test
    void a_listener_in_the_services_of_the_application() throws Exception {
        application
                .withFile("META-INF/services/io.github.jwtfilter.GuardListener", "app.Listener\n")
                .start();
        try (Guard guard = guard()) {
            assertReceives(guard);
        }
    }

    @Test
    void a_listener_in_the_settings() throws Exception {
        application.start();
        try (Guard guard = guard("events.listeners = app.Listener")) {
            assertReceives(guard);
        }
    }

    @Test
    void a_listener_of_the_builder() throws Exception {
        Path file = Files.writeString(
                directory.resolve("jwt-filter.properties"),
                "issuer = a\naudience = b\nkeys.secret = " + TestSettings.SECRET + "\n");
        List<GuardEvent> events = new CopyOnWriteArrayList<>();
        GuardListener listener = new GuardListener() {
            @Override
            public void event(GuardEvent event) {
                events.add(event);
            }
        };
        try (JwtGuard guard = JwtGuard.builder(file).listener(listener).build().start("billing")) {
            guard.decide(TestRequest.get("/page"));
            Await.until("the listener was called", () -> !events.isEmpty());
        }

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.application()).isEqualTo("billing");
            assertThat(event.type()).isEqualTo("request-rejected");
        });
    }

    @Test
    void too_many_listeners_of_the_builder() throws Exception {
        Path file = Files.writeString(
                directory.resolve("jwt-filter.properties"),
                "issuer = a\naudience = b\nkeys.secret = " + TestSettings.SECRET + "\n");
        JwtGuard.Builder builder = JwtGuard.builder(file);
        for (int i = 0; i < 17; i++) {
            builder.listener(new GuardListener() {});
        }

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(builder::build);
    }

    @Test
    void a_class_that_cannot_be_used_is_reported_with_the_other_problems_of_the_start() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> guard("", "events.listeners = app.Missing"))
                .satisfies(e -> assertThat(e.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem)
                                .hasToString(
                                        "test.properties:5: events.listeners: names the class \"app.Missing\", which does not"
                                                + " exist; correct the name, add the JAR with the class to WEB-INF/lib, or remove the"
                                                + " name")));
    }

    @Test
    void no_listener_is_created_if_the_settings_have_an_error() throws Exception {
        application.start();

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> guard("events.listeners = app.Listener", "access.10 = nonsense"));
        assertThat(System.getProperty(RECEIVED)).isNull();
    }

    /** The classes of the application are not available there, and its listeners must not be notified. */
    @Test
    void no_listener_is_created_outside_of_the_server() {
        ServletDeployment outside = ServletDeployment.usual().withStores(StoreAccess.NONE);
        try (Guard guard = GuardFactory.create(
                TestSettings.loadWith("events.listeners = app.Missing", "audit = all"),
                new TickingClock(TestTokens.ISSUED),
                outside)) {
            assertThat(guard.decide(TestRequest.get("/page"))).isInstanceOf(Decision.Rejected.class);
        }
    }
}
