package io.github.jwtfilter.internal.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTextTest {
    @Test
    void contains_the_class_and_the_place_and_not_the_message() {
        assertThat(FailureText.of(new IllegalStateException("eyJ.token")))
                .startsWith("java.lang.IllegalStateException at " + FailureTextTest.class.getName() + ".contains_")
                .doesNotContain("eyJ");
    }

    @Test
    void contains_no_place_without_a_stack_trace() {
        RuntimeException failure = new IllegalStateException();
        failure.setStackTrace(new StackTraceElement[0]);

        assertThat(FailureText.of(failure)).isEqualTo("java.lang.IllegalStateException");
    }
}
