package io.github.jwtfilter.internal.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class EscapedThrowableTest {
    @Test
    void does_not_change_an_ordinary_exception() {
        Exception ordinary = new IOException("Connection reset", new IllegalStateException("closed"));

        assertThat(EscapedThrowable.of(ordinary)).isSameAs(ordinary);
        assertThat(EscapedThrowable.of(null)).isNull();
    }

    @Test
    void escapes_messages_of_exceptions_and_their_causes() {
        Exception hostile = new IOException("For input string: \"${java:version}\"", new IllegalStateException("a\nb"));
        hostile.addSuppressed(new IOException("c\nd"));

        String trace = traceOf(EscapedThrowable.of(hostile));

        assertThat(trace)
                .startsWith(EscapedThrowable.class.getName()
                        + ": java.io.IOException: For input string: \"\\u0024{java:version}\"")
                .contains(": java.lang.IllegalStateException: a\\u000ab")
                .contains("at " + EscapedThrowableTest.class.getName())
                .doesNotContain("${", "c\nd");
    }

    @Test
    void ends_at_a_cycle_of_causes() {
        Exception first = new IOException("a");
        Exception second = new IOException("b\n", first);
        first.initCause(second);

        assertThat(EscapedThrowable.of(first)).hasMessage("java.io.IOException: a");
    }

    private static String traceOf(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
