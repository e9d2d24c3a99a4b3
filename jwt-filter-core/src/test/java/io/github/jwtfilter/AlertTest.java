package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AlertTest {
    @Test
    void the_names_in_logs_and_counters_are_stable() {
        assertThat(Arrays.stream(Alert.Kind.values()).map(kind -> kind.code() + " of a " + kind.subject()))
                .containsExactly(
                        "many-failures of a CLIENT",
                        "token-from-many-addresses of a TOKEN",
                        "session-from-many-addresses of a SESSION",
                        "renewal-token-reused of a SESSION",
                        "rejections-risen of a REASON");
    }

    @Test
    void the_text_of_an_alert_names_its_subject() {
        Alert alert =
                new Alert(Alert.Kind.MANY_FAILURES, "2001:db8::/64", "", 51, Duration.ofMinutes(1), "2001:db8::7");

        assertThat(alert).hasToString("many-failures 2001:db8::/64");
        assertThat(alert.count()).isEqualTo(51);
        assertThat(alert.period()).hasMinutes(1);
        assertThat(alert.clientAddress()).isEqualTo("2001:db8::7");
        assertThat(alert.user()).isEmpty();
    }
}
