package io.github.jwtfilter.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.jwtfilter.Decision;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.principal.ExposedClaims;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.properties.FakeEnvironment;
import io.github.jwtfilter.settings.properties.FakeResources;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The example of the settings page accepts its token, and no token that it excludes. */
class SettingsExampleTest {
    private static final SettingsPage PAGE = new SettingsPage("settings.md");
    private static final String HEADING = "An example with tokens of other systems";

    private LoadedSettings loaded;
    private Guard guard;

    @BeforeEach
    void start() {
        loaded = SettingsReader.read(
                SettingsFile.of("settings.md", PAGE.settings(HEADING).getBytes(StandardCharsets.UTF_8)),
                new FakeEnvironment().withVariable("JWT_SECRET", TestSettings.SECRET),
                new FakeResources());
        guard = GuardFactory.create(loaded, new TickingClock(TestTokens.ISSUED.plusSeconds(60)));
    }

    @AfterEach
    void stop() {
        guard.close();
    }

    @Test
    void the_settings_have_no_problems() {
        assertThat(loaded.problems().all()).isEmpty();
    }

    @Test
    void the_token_results_in_the_documented_name_and_roles() throws Exception {
        Decision decision = guard.decide(post().header("X-Access-Token", token(PAGE.payload(HEADING))));

        assertThat(decision.cacheControl()).isEqualTo("no-store");
        assertThat(decision).isInstanceOfSatisfying(Decision.Authenticated.class, authenticated -> {
            assertThat(authenticated.principal().getName()).isEqualTo("4711");
            assertThat(authenticated.principal().roles()).isEqualTo(Set.of("clerk", "auditor", "sales"));
            ExposedClaims exposed = guard.exposedClaims();
            assertThat(exposed).isNotNull();
            assertThat(exposed.header("X-User-Email", authenticated.principal()))
                    .isEqualTo("alice@example.com");
            assertThat(exposed.attribute("user.email", authenticated.principal()))
                    .isEqualTo("alice@example.com");
        });
    }

    @Test
    void other_branches_schemes_and_headers_are_rejected() throws Exception {
        Map<String, Object> payload = PAGE.payload(HEADING);
        String accepted = token(payload);
        payload.put("sub", "repo:my-org/shop:ref:refs/heads/a/main");
        String otherBranch = token(payload);

        assertThat(guard.decide(post().header("X-Access-Token", otherBranch))).isInstanceOf(Decision.Rejected.class);
        assertThat(guard.decide(post().header("X-Access-Token", "Bearer " + accepted)))
                .isInstanceOf(Decision.Rejected.class);
        assertThat(guard.decide(post().bearer(accepted))).isInstanceOf(Decision.Rejected.class);
    }

    private static TestRequest post() {
        return TestRequest.of("POST", "/page");
    }

    private static String token(Map<String, Object> claims) throws Exception {
        JWSObject token =
                new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(JSONObjectUtils.toJSONString(claims)));
        token.sign(new MACSigner(TestSettings.SECRET));
        return token.serialize();
    }
}
