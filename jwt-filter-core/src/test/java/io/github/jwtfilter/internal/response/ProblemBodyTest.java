package io.github.jwtfilter.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionKind;
import io.github.jwtfilter.fixture.Json;
import io.github.jwtfilter.internal.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemBodyTest {
    @ParameterizedTest
    @EnumSource(RejectionKind.class)
    void is_strict_json_with_the_members_of_rfc_9457(RejectionKind kind) {
        JsonObject body = Json.object(ProblemBody.of(kind));

        assertThat(body.asMap())
                .containsEntry("type", "about:blank")
                .containsEntry("title", kind.title())
                .containsEntry("status", (long) kind.status())
                .containsEntry("detail", kind.detail())
                .hasSize(4);
    }
}
