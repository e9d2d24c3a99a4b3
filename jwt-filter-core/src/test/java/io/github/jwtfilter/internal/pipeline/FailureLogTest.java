package io.github.jwtfilter.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.LoggedLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailureLogTest {
    private final LoggedLines lines = LoggedLines.of(FailureLog.class);

    @AfterEach
    void end() {
        lines.close();
    }

    @Test
    void contains_the_application_and_never_the_message_of_the_exception() {
        new FailureLog("/shop", () -> 0).report("deciding on a request", new IllegalStateException("eyJ.token"));

        assertThat(lines.only())
                .startsWith(
                        "SEVERE Application /shop: deciding on a request failed with java.lang.IllegalStateException"
                                + " at ")
                .doesNotContain("eyJ");
    }

    @Test
    void contains_no_application_if_unknown() {
        new FailureLog(null, () -> 0).report("deciding on a request", new IllegalStateException());

        assertThat(lines.only()).startsWith("SEVERE deciding on a request failed");
    }
}
