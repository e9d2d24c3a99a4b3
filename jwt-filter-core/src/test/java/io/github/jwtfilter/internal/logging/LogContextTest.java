package io.github.jwtfilter.internal.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestTokens;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogContextTest {
    @AfterEach
    void clear() {
        MDC.clear();
    }

    private static void assertContext(String subject, String tokenId) {
        assertThat(MDC.get("jwt.sub")).isEqualTo(subject);
        assertThat(MDC.get("jwt.jti")).isEqualTo(tokenId);
    }

    @Test
    void values_are_removed_afterwards() {
        MDC.put("other", "x");
        LogContext previous = LogContext.set("alice", "42");
        assertContext("alice", "42");

        previous.restore();
        assertContext(null, null);
        assertThat(MDC.get("other")).isEqualTo("x");
    }

    @Test
    void previous_values_are_restored() {
        MDC.put("jwt.sub", "outer");
        LogContext first = LogContext.set("alice", null);
        assertContext("alice", null);
        LogContext second = LogContext.set(null, "43");
        assertContext(null, "43");

        second.restore();
        assertContext("alice", null);
        first.restore();
        assertContext("outer", null);
    }

    @Test
    void values_that_the_application_removes_or_changes_are_restored() {
        MDC.put("jwt.jti", "outer");
        LogContext previous = LogContext.set("alice", "42");
        MDC.clear();
        MDC.put("jwt.sub", "changed");

        previous.restore();
        assertContext(null, "outer");
    }

    @Test
    void values_are_escaped() {
        LogContext.set("a\r\nb\u2028\u001b\"\\${jndi:x}\ud800", TestTokens.good() + "x".repeat(1000));

        assertContext("a\\u000d\\u000ab\\u2028\\u001b\\\"\\\\\\u0024{jndi:x}\\ud800", "<token>");
        LogContext.set("x".repeat(100_000), "");
        assertContext("x".repeat(200) + "...", "");
    }

    @Test
    void nothing_is_set_without_slf4j() throws Exception {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("slf4j"))
                .map(LogContextTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader application = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = application.loadClass(LogContext.class.getName());

            assertThat(type.getMethod("isAvailable").invoke(null)).isEqualTo(false);
            assertThat(type.getMethod("set", String.class, String.class).invoke(null, "alice", "42"))
                    .isNull();
        }
        assertThat(LogContext.isAvailable()).isTrue();
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
