package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.fixture.Behaviour;
import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.KeyServer;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.http.Fetching;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** An OpenID provider on the network whose reactions the test chooses, and connections to it, both with manual clocks. */
final class ScriptedProvider implements AutoCloseable {
    static final String METADATA_PATH = "/realms/a/.well-known/openid-configuration";
    static final Duration SKEW = Duration.ofSeconds(60);

    final KeyServer server;
    final BackgroundScheduler scheduler = new BackgroundScheduler(Fetching.LONG);
    final TickingClock clock = new TickingClock(Instant.parse("2026-03-01T12:00:00Z"));
    final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // may overflow at any time

    ScriptedProvider(KeyServer server) {
        this.server = server;
        server.behave(METADATA_PATH, Behaviours.json(metadata("")));
    }

    static ScriptedProvider start() {
        return new ScriptedProvider(KeyServer.start());
    }

    String issuer() {
        return server.uri("/realms/a").toString();
    }

    /** Returns the metadata with more members, which are written with single quotes. */
    String metadata(String more) {
        return json("{'issuer':'" + issuer() + "','authorization_endpoint':'" + server.uri("/authorize")
                + "','token_endpoint':'" + server.uri("/token") + "','userinfo_endpoint':'" + server.uri("/userinfo")
                + "'" + more + "}");
    }

    static String json(String singleQuotes) {
        return singleQuotes.replace('\'', '"');
    }

    void respondsToTokenRequests(Behaviour behaviour) {
        server.behave("/token", behaviour);
    }

    /** Returns connections whose time limit is longer than any test. */
    ProviderHttp http() {
        return http(Fetching.LONG);
    }

    ProviderHttp http(Duration limit) {
        return new ProviderHttp(Fetching.transport(), false, scheduler, limit);
    }

    ProviderMetadataSource source() {
        return source(http());
    }

    ProviderMetadataSource source(ProviderHttp http) {
        return new DiscoveredMetadata(
                List.of(URI.create(issuer() + "/.well-known/openid-configuration")),
                List.of(issuer()),
                ProviderEndpoints.none(),
                http,
                nanos::get);
    }

    TokenEndpoint tokens(ClientAuthentication client) {
        return new TokenEndpoint(source(), http(), client, clock, SKEW);
    }

    /** Returns the head of the last request. */
    String lastHead() {
        return server.heads().get(server.requests() - 1);
    }

    /** Returns the fields of the last form. */
    Map<String, String> lastForm() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : server.bodies().get(server.requests() - 1).split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    @Override
    public void close() {
        server.close();
        scheduler.close();
    }
}
