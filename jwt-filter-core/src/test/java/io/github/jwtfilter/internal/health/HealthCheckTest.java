package io.github.jwtfilter.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthCheckTest {
    @ParameterizedTest
    @EnumSource(KeyHealth.State.class)
    void is_ready_unless_keys_are_missing(KeyHealth.State state) {
        Map<String, KeySource> keys = new LinkedHashMap<>();
        keys.put("", keys(KeyHealth.State.CURRENT));
        keys.put("partner", keys(state));
        HealthCheck health = new HealthCheck(keys, List.of());
        boolean missing = state == KeyHealth.State.UNTRIED || state == KeyHealth.State.UNAVAILABLE;

        assertThat(health.isReady()).isEqualTo(!missing);
        assertThat(health.details(!missing))
                .isEqualTo("{\"status\":\"" + (missing ? "DOWN" : "UP") + "\",\"issuers\":["
                        + "{\"issuer\":\"\",\"state\":\"CURRENT\",\"keys\":2,\"keyIds\":[],\"ageSeconds\":61},"
                        + "{\"issuer\":\"partner\",\"state\":\"" + state
                        + "\",\"keys\":2,\"keyIds\":[],\"ageSeconds\":61}"
                        + "],\"stores\":[]}");
    }

    private static KeySource keys(KeyHealth.State state) {
        return new KeySource() {
            @Override
            public Result<KeySet> current() {
                throw new AssertionError("the health must not cause a fetch");
            }

            @Override
            public KeySet known() {
                return KeySet.empty();
            }

            @Override
            public Result<KeySet> renewed(KeySet tried, JoseHeader header, RejectionReason miss) {
                throw new AssertionError("the health must not cause a fetch");
            }

            @Override
            public Set<JwsAlgorithm> algorithms() {
                return Set.of();
            }

            @Override
            public KeyHealth health() {
                return new KeyHealth(
                        state, "https://idp.example/keys?secret", 2, Duration.ofMillis(61_999), "failed at secret");
            }

            @Override
            public String description() {
                return "keys";
            }
        };
    }
}
