package io.github.jwtfilter.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.KeyServer;
import io.github.jwtfilter.fixture.PublishedKeys;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteKeysReloadTest {
    private static final String TOKEN = SignedTokens.rs256("k1", "");

    private final KeyServer server = KeyServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private String[] lines(String path, String rule) {
        return lines(path, rule, "10s");
    }

    private String[] lines(String path, String rule, String reload) {
        return new String[] {
            "reload = " + reload,
            "issuer = " + TestSettings.ISSUER,
            "audience = " + TestSettings.AUDIENCE,
            "keys.jwks-uri = " + server.uri(path),
            "access.1 = /x : " + rule
        };
    }

    private static boolean accepts(ChangingSettings settings) {
        return settings.current().decide(TestRequest.get("/x").bearer(TOKEN)) instanceof Decision.Authenticated;
    }

    @Test
    void other_settings_continue_with_the_fetched_keys_also_during_an_outage_of_the_provider() {
        server.behave(Behaviours.json(PublishedKeys.rsa("k1")));
        try (ChangingSettings settings = ChangingSettings.of(lines("/keys", "authenticated"))) {
            assertThat(accepts(settings)).isTrue();
            server.behave(Behaviours.respond(500, ""));
            settings.replace(lines("/keys", "role clerk")).confirm();

            assertThat(settings.current().lifecycle().version().reloads()).isEqualTo(1);
            assertThat(accepts(settings)).isTrue();
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void new_keys_are_fetched_before_they_take_effect() {
        server.behave(Behaviours.json(PublishedKeys.rsa("k0")));
        server.behave("/other", Behaviours.json(PublishedKeys.rsa("k1")));
        try (ChangingSettings settings = ChangingSettings.of(lines("/keys", "authenticated"))) {
            assertThat(accepts(settings)).isFalse();
            settings.replace(lines("/other", "authenticated")).confirm();

            assertThat(server.heads()).anyMatch(head -> head.startsWith("GET /other "));
            assertThat(accepts(settings)).isTrue();
        }
    }

    @Test
    void keys_that_cannot_be_fetched_postpone_the_change_until_they_can() {
        server.behave(Behaviours.respond(500, ""));
        server.behave("/keys", Behaviours.json(PublishedKeys.rsa("k1")));
        try (ChangingSettings settings = ChangingSettings.of(lines("/keys", "authenticated"))) {
            assertThat(accepts(settings)).isTrue();
            settings.replace(lines("/other", "authenticated")).confirm();
            settings.poll();

            assertThat(accepts(settings)).as("the earlier keys").isTrue();
            assertThat(settings.current().lifecycle().version().reloads()).isZero();
            assertThat(settings.log.only())
                    .startsWith("WARNING")
                    .contains("the keys of the issuer cannot be fetched", "after the time in reload, at least 30 s");

            server.behave("/other", Behaviours.json(PublishedKeys.rsa("k1")));
            settings.poll();
            assertThat(settings.current().lifecycle().version().reloads()).isEqualTo(1);
            assertThat(accepts(settings)).isTrue();
        }
    }

    @Test
    void without_an_interval_the_operator_makes_the_next_attempt() {
        server.behave(Behaviours.respond(500, ""));
        server.behave("/keys", Behaviours.json(PublishedKeys.rsa("k1")));
        try (ChangingSettings settings = ChangingSettings.of(lines("/keys", "authenticated", "off"))) {
            settings.replace(lines("/other", "authenticated", "off"));

            assertThat(settings.guard.reload()).isEqualTo(ReloadingGuard.Outcome.POSTPONED);
            assertThat(settings.log.only()).endsWith("cannot be fetched; call the operation reload in JMX again");
        }
    }

    @Test
    void a_removed_issuer_is_no_longer_fetched() {
        server.behave(Behaviours.json(PublishedKeys.rsa("k1")));
        try (ChangingSettings settings = ChangingSettings.of(lines("/keys", "authenticated"))) {
            assertThat(accepts(settings)).isTrue();
            settings.change().confirm();

            assertThat(accepts(settings)).isFalse();
            assertThat(settings.current().keys()).containsOnlyKeys("");
            assertThat(settings.current().keyHealth().get("").location()).doesNotContain("127.0.0.1");
        }
    }
}
