package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.KeyServer;
import io.github.jwtfilter.fixture.PublishedKeys;
import io.github.jwtfilter.internal.http.Cancellation;
import io.github.jwtfilter.internal.http.Fetching;
import io.github.jwtfilter.internal.http.HttpTransport;
import io.github.jwtfilter.internal.http.TrustedCertificates;
import io.github.jwtfilter.settings.properties.FakeResources;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests all layers of a fetch over the network. */
@Timeout(600)
class RemoteFetchTest {
    private static final String OPENID = "/.well-known/openid-configuration";

    private final KeyServer server = Fetching.server("https");
    private final KeyServer other = Fetching.server("https");
    private final FakeResources files = Fetching.files().with("token", "s3cr3t\n");

    @AfterEach
    void close() {
        server.close();
        other.close();
    }

    @Test
    void fetches_keys_over_tls() throws Exception {
        server.behave("/keys", Behaviours.json(PublishedKeys.rsa("k1")));
        KeyFetch fetch = fetches().jwks(server.uri("/keys"));

        assertThat(fetch.fetch(new Cancellation()).keys().keys()).hasSize(1);
        assertThat(fetch.location()).isEqualTo(server.uri("/keys").toString());
    }

    @Test
    void discovers_keys_at_another_origin_and_does_not_send_the_token_there() throws Exception {
        server.behave(OPENID, Behaviours.json(metadata(other.uri("/keys").toString())));
        other.behave("/keys", Behaviours.json(PublishedKeys.rsa("k1")));

        FetchedKeys fetched = fetches().discovery(issuer()).fetch(new Cancellation());

        assertThat(fetched.keys().keys()).hasSize(1);
        assertThat(server.heads().get(0)).contains("Authorization: Bearer s3cr3t");
        assertThat(other.heads().get(0)).doesNotContainIgnoringCase("Authorization");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_to_another_server_is_not_followed(int status) {
        server.behave(Behaviours.redirect(status, other.uri("/keys").toString()));

        assertThatThrownBy(() -> fetches().jwks(server.uri("/keys")).fetch(new Cancellation()))
                .hasMessage("redirects to another origin, which is not allowed");
        assertThat(other.connections()).isZero();
    }

    @Test
    void a_redirect_to_a_file_is_not_followed() {
        server.behave(Behaviours.redirect(302, "file:///etc/passwd"));

        assertThatThrownBy(() -> fetches().jwks(server.uri("/keys")).fetch(new Cancellation()))
                .hasMessage("redirects to another origin, which is not allowed");
    }

    @Test
    void follows_a_redirect_with_the_token_at_home() throws Exception {
        server.behave("/keys", Behaviours.redirect(302, "/v2/keys"));
        server.behave("/v2/keys", Behaviours.json(PublishedKeys.rsa("k1")));

        fetches().jwks(server.uri("/keys")).fetch(new Cancellation());

        assertThat(server.heads()).hasSize(2).allMatch(head -> head.contains("Authorization: Bearer s3cr3t"));
    }

    @Test
    void metadata_over_tls_cannot_lead_to_keys_without() {
        try (KeyServer plain = KeyServer.start()) {
            server.behave(OPENID, Behaviours.json(metadata(plain.uri("/keys").toString())));

            assertThatThrownBy(() -> fetches().discovery(issuer()).fetch(new Cancellation()))
                    .hasMessageEndingWith(
                            "which was not contacted: its address is not an https address without user name and"
                                    + " fragment");
            assertThat(plain.connections()).isZero();
        }
    }

    @Test
    void an_issuer_on_this_machine_needs_no_tls() throws Exception {
        try (KeyServer plain = KeyServer.start()) {
            String issuer = plain.uri("").toString();
            plain.behave(
                    OPENID,
                    Behaviours.json("{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + plain.uri("/keys") + "\"}"));
            plain.behave("/keys", Behaviours.json(PublishedKeys.rsa("k1")));

            assertThat(fetches()
                            .discovery(issuer)
                            .fetch(new Cancellation())
                            .keys()
                            .keys())
                    .hasSize(1);
        }
    }

    @Test
    void one_cutoff_ends_the_second_step_too() throws Exception {
        server.behave(OPENID, Behaviours.json(metadata(server.uri("/keys").toString())));
        server.behave("/keys", Behaviours.neverRespond());
        Cancellation cancellation = new Cancellation();
        CompletableFuture<FetchedKeys> fetch =
                Fetching.start(() -> fetches().discovery(issuer()).fetch(cancellation));
        server.awaitRequests(2);

        cancellation.cancel();

        assertThat(Fetching.failure(fetch)).hasMessageEndingWith("was canceled before the response was complete");
        server.awaitNoConnection();
        assertThat(server.requests()).isEqualTo(2);
    }

    private String issuer() {
        return server.uri("").toString();
    }

    private String metadata(String jwksUri) {
        return "{\"issuer\":\"" + issuer() + "\",\"jwks_uri\":\"" + jwksUri + "\"}";
    }

    private RemoteFetch fetches() {
        return new RemoteFetch(
                new HttpTransport(
                        Fetching.LONG,
                        Fetching.LONG,
                        new TrustedCertificates("keys.ca", Optional.of(Fetching.CA_FILE), files)),
                files,
                Optional.of("token"),
                false,
                System::nanoTime);
    }
}
