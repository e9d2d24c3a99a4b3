package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.response.ResponseFactory;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DecisionTest {
    @Test
    void of_a_rejection_contains_reason_and_response() {
        Rejection rejection = Rejection.of(RejectionReason.NOT_CONFIGURED);
        GuardResponse response = ResponseFactory.unconfigured();

        Decision.Rejected rejected = new Decision.Rejected(rejection, response);

        assertThat(rejected.rejection()).isSameAs(rejection);
        assertThat(rejected.response()).isSameAs(response);
    }

    @Test
    void is_a_closed_hierarchy() {
        assertThat(Decision.class.getDeclaredConstructors())
                .allMatch(each -> Modifier.isPrivate(each.getModifiers()) || each.isSynthetic());
        assertThat(Arrays.stream(Decision.class.getDeclaredClasses()))
                .hasSize(5)
                .allMatch(kind -> Modifier.isFinal(kind.getModifiers()) && Decision.class.isAssignableFrom(kind));
    }
}
