package io.github.jwtfilter;

import static io.github.jwtfilter.fixture.SessionClient.get;
import static io.github.jwtfilter.fixture.SessionClient.headers;
import static io.github.jwtfilter.fixture.SessionClient.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.EveryLogLine;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestProvider;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.LoadedSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requirements for claims of users who log in: they apply to the source of the name and the roles. */
class LoginRequirementsTest {
    private static final String REQUIRED = "claims.required = hd\n";
    private static final String MATCH = "claims.match.hd = example.com\n";
    private static final String ID_TOKEN = "id-token";
    private static final String ACCESS_TOKEN = "access-token";
    private static final String USERINFO = "userinfo";

    private final TickingClock clock = new TickingClock(Instant.parse("2026-11-29T08:00:00Z"));
    private final TestProvider provider = TestProvider.start(clock);
    private final List<Guard> guards = new ArrayList<>();

    @AfterEach
    void close() {
        guards.forEach(Guard::close);
        provider.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {ID_TOKEN, ACCESS_TOKEN, USERINFO})
    void a_required_claim_in_the_source_suffices(String source) {
        describe(source, Map.of("hd", "other.example.com"));
        SessionClient client = logIn(source, REQUIRED);

        assertThat(client.user(get("/page"))).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {ID_TOKEN, ACCESS_TOKEN, USERINFO})
    void a_required_claim_in_the_other_sources_does_not_suffice(String source) {
        describeAllExcept(source, Map.of("hd", "example.com"));
        SessionClient client = logIn(source, REQUIRED);

        assertThat(client.jar()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ID_TOKEN, ACCESS_TOKEN, USERINFO})
    void a_permitted_value_in_the_source_suffices(String source) {
        describe(source, Map.of("hd", List.of("example.org", "example.com")));
        SessionClient client = logIn(source, MATCH);

        assertThat(client.user(get("/page"))).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {ID_TOKEN, ACCESS_TOKEN, USERINFO})
    void another_value_in_the_source_is_rejected(String source) {
        describeAllExcept(source, Map.of("hd", "example.com"));
        describe(source, Map.of("hd", "evil.example.com"));
        SessionClient client = logIn(source, MATCH);

        assertThat(client.jar()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ID_TOKEN, ACCESS_TOKEN, USERINFO})
    void a_user_who_loses_a_required_claim_is_out_when_the_access_token_expires(String source) {
        describe(source, Map.of("hd", "example.com"));
        SessionClient client = logIn(source, MATCH);
        describe(source, Map.of("hd", "evil.example.com"));
        assertThat(client.user(get("/page"))).isEqualTo("alice");
        clock.move(Duration.ofMinutes(11));

        assertThat(status(client.decide(get("/page")))).isEqualTo(401);
        assertThat(client.jar()).isEmpty();
        assertThat(provider.refreshed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {ID_TOKEN, ACCESS_TOKEN, USERINFO})
    void a_user_who_keeps_a_required_claim_stays(String source) {
        describe(source, Map.of("hd", "example.com"));
        SessionClient client = logIn(source, MATCH);
        clock.move(Duration.ofMinutes(11));

        assertThat(client.user(get("/page"))).isEqualTo("alice");
        assertThat(provider.refreshed()).isEqualTo(1);
    }

    @Test
    void a_refresh_without_an_id_token_keeps_the_claims_of_that_of_the_login() {
        describe(ID_TOKEN, Map.of("hd", "example.com"));
        SessionClient client = logIn(ID_TOKEN, MATCH);
        provider.changeTokenResponses(response -> without(response, "id_token"));
        clock.move(Duration.ofMinutes(11));

        assertThat(client.user(get("/page"))).isEqualTo("alice");
    }

    @Test
    void a_refresh_without_an_id_token_requires_the_claims_of_the_userinfo_endpoint() {
        describe(USERINFO, Map.of("hd", "example.com"));
        SessionClient client = logIn(USERINFO, MATCH);
        provider.changeTokenResponses(response -> without(response, "id_token"));
        provider.changeUserinfo(claims -> claims);
        clock.move(Duration.ofMinutes(11));

        assertThat(status(client.decide(get("/page")))).isEqualTo(401);
        assertThat(client.jar()).isEmpty();
    }

    /** The userinfo endpoint describes the user, and never how the user has logged in. */
    @ParameterizedTest
    @ValueSource(strings = {"acr", "tid", "sid"})
    void claims_about_the_login_are_those_of_the_id_token(String claim) {
        String required = "claims.match." + claim + " = gold\n";
        describe(USERINFO, Map.of(claim, "gold"));
        describe(ID_TOKEN, Map.of(claim, "silver"));
        assertThat(logIn(USERINFO, required).jar()).isEmpty();
        describe(USERINFO, Map.of());
        describe(ID_TOKEN, Map.of(claim, "gold"));

        SessionClient client = logIn(USERINFO, required);

        assertThat(client.user(get("/page"))).isEqualTo("alice");
    }

    @Test
    void claims_of_another_user_do_not_meet_a_requirement() {
        describe(USERINFO, Map.of("hd", "example.com", "sub", "bob"));

        assertThat(logIn(USERINFO, MATCH).jar()).isEmpty();
    }

    @Test
    void the_response_and_the_log_contain_no_claim_of_a_rejected_user() {
        describe(USERINFO, Map.of("hd", "evil.example.com"));
        List<String> lines = new CopyOnWriteArrayList<>();
        SessionClient client = client(USERINFO, MATCH);
        String location = location(client.decide(navigation()));
        try (EveryLogLine ignored = new EveryLogLine(lines)) {
            Decision decision = client.decide(get("/jwt/callback").query(provider.logIn(location, "alice")));

            assertThat(status(decision)).isEqualTo(400);
            assertThat(decision.toString()).doesNotContain("evil");
        }

        assertThat(lines)
                .filteredOn(line -> line.contains("claim-mismatch"))
                .singleElement()
                .asString()
                .contains("claims.match.<name>", "in the response of the userinfo endpoint")
                .doesNotContain("evil", "alice");
    }

    private SessionClient logIn(String source, String requirement) {
        SessionClient client = client(source, requirement);
        String location = location(client.decide(navigation()));
        client.decide(get("/jwt/callback").query(provider.logIn(location, "alice")));
        return client;
    }

    private SessionClient client(String source, String requirement) {
        LoadedSettings loaded = TestSettings.load(
                "session.name = app", provider.settings() + "login.claims-from = " + source + "\n" + requirement);
        loaded.rejectErrors();
        Guard guard = GuardFactory.create(loaded, clock);
        guards.add(guard);
        return new SessionClient(guard);
    }

    private void describeAllExcept(String source, Map<String, Object> claims) {
        for (String other : List.of(ID_TOKEN, ACCESS_TOKEN, USERINFO)) {
            describe(other, other.equals(source) ? Map.of() : claims);
        }
    }

    /** Adds claims to one source, for the user alice. */
    private void describe(String source, Map<String, Object> claims) {
        switch (source) {
            case ID_TOKEN ->
                provider.changeIdTokens(builder -> {
                    claims.forEach(builder::claim);
                    return builder;
                });
            case USERINFO ->
                provider.changeUserinfo(userinfo -> {
                    userinfo.put("sub", "alice");
                    userinfo.putAll(claims);
                    return userinfo;
                });
            default ->
                provider.changeTokenResponses(response -> {
                    var builder = provider.idToken("alice", null).audience("some-api");
                    claims.forEach(builder::claim);
                    response.put("access_token", provider.sign(builder.build(), "at+jwt"));
                    return response;
                });
        }
    }

    private static Map<String, Object> without(Map<String, Object> response, String member) {
        Map<String, Object> copy = new HashMap<>(response);
        copy.remove(member);
        return copy;
    }

    private static TestRequest navigation() {
        return get("/page").header("Sec-Fetch-Mode", "navigate").header("Sec-Fetch-Dest", "document");
    }

    private static String location(Decision decision) {
        return headers(decision).stream()
                .filter(header -> header.name().equals("Location"))
                .map(Header::value)
                .findFirst()
                .orElseThrow();
    }
}
