package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.CompiledApplication;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.internal.event.ListenerLoader;
import io.github.jwtfilter.settings.LoadedSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Compiles and calls the listeners of the documentation page. */
@Isolated
class EventsPageTest {
    private static final Pattern JAVA =
            Pattern.compile("```java\npackage com\\.example\\.security;(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("public class (\\w+) ");

    @TempDir
    private Path directory;

    private static String page() throws Exception {
        return Files.readString(Path.of("..", "docs", "events.md"));
    }

    @Test
    void the_listeners_compile_and_receive_events() throws Exception {
        try (CompiledApplication application = new CompiledApplication(directory)) {
            Matcher blocks = JAVA.matcher(page());
            while (blocks.find()) {
                Matcher name = NAME.matcher(blocks.group(1));
                assertThat(name.find()).isTrue();
                application.withSource(
                        "com/example/security/" + name.group(1) + ".java",
                        "package com.example.security;" + blocks.group(1));
            }
            application.start();
            LoadedSettings settings = TestSettings.loadWith(
                    "events.listeners = com.example.security.OperatorMail, com.example.security.Forwarder");
            List<GuardListener> listeners =
                    ListenerLoader.load(settings.settings().events(), settings.problems());

            assertThat(settings.problems().all()).isEmpty();
            assertThat(output(() -> send(listeners)))
                    .contains("Possible attack: alert time=", "Store unavailable: store-state-changed")
                    .contains("Administrator al?ce: session-started", "roles=[\"admin\"]")
                    .contains("request-rejected 7");
        }
    }

    private static void send(List<GuardListener> listeners) {
        Alert alert = new Alert(Alert.Kind.RENEWAL_TOKEN_REUSED, "s1", "alice", 1, Duration.ZERO, "192.0.2.7");
        List<GuardEvent> events = List.of(
                new AlertRaised(TestTokens.ISSUED, "/app", alert),
                new StoreStateChanged(TestTokens.ISSUED, "/app", "database", false, "down"),
                new SessionStarted(TestTokens.ISSUED, "/app", "s1", "al\nce", List.of("admin"), "192.0.2.7"),
                new RequestRejected(
                        TestTokens.ISSUED,
                        "",
                        TestRequest.get("/x"),
                        "192.0.2.7",
                        Rejection.of(RejectionReason.NO_TOKEN),
                        false));
        listeners.forEach(listener -> events.forEach(listener::event));
    }

    private static String output(Runnable work) {
        PrintStream before = System.out;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setOut(before);
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_table_lists_every_method_with_its_event() throws Exception {
        for (Method method : GuardListener.class.getMethods()) {
            if (!method.getName().equals("event")) {
                assertThat(page())
                        .contains("\n| `" + method.getName() + "` | `" + method.getParameterTypes()[0].getSimpleName()
                                + "` |");
            }
        }
    }
}
