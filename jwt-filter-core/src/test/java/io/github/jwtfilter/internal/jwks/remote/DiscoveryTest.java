package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.fixture.PublishedKeys;
import io.github.jwtfilter.internal.http.Cancellation;
import io.github.jwtfilter.internal.http.FetchFailure;
import io.github.jwtfilter.internal.http.Response;
import io.github.jwtfilter.internal.http.ScriptedTransport;
import io.github.jwtfilter.internal.http.Transport;
import io.github.jwtfilter.settings.properties.FakeResources;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {
    private static final String ISSUER = "https://idp.example.com/realms/a";
    private static final String OPENID = ISSUER + "/.well-known/openid-configuration";
    private static final String OAUTH = "https://idp.example.com/.well-known/oauth-authorization-server/realms/a";
    private static final String KEYS = "https://idp.example.com/realms/a/keys";
    private static final String METADATA = "{'issuer':'" + ISSUER + "','jwks_uri':'" + KEYS + "'}";
    private static final String OTHER_ISSUER = "sent the metadata of an issuer that the settings do not list";

    private final ScriptedTransport server = new ScriptedTransport().responses(KEYS, PublishedKeys.rsa("k1"));
    private final FakeResources files = new FakeResources();
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5); // may overflow at any time
    private final KeyFetch discovery = fetches().discovery(ISSUER);

    @Test
    void finds_the_keys_through_the_metadata() throws Exception {
        server.responses(OPENID, METADATA);

        FetchedKeys fetched = fetch();

        assertThat(fetched.keys().keys()).hasSize(1);
        assertThat(fetched.source()).isEqualTo(KEYS);
        assertThat(server.requested()).containsExactly(OPENID, KEYS);
        assertThat(discovery.location()).isEqualTo(OPENID);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 499})
    void fetches_oauth_metadata_if_there_is_none_for_openid(int status) throws Exception {
        server.responses(OPENID, status).responses(OAUTH, METADATA);

        fetch();

        assertThat(server.requested()).containsExactly(OPENID, OAUTH, KEYS);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304, 500, 503})
    void does_not_fetch_oauth_metadata_after_a_server_error(int status) {
        server.responses(OPENID, status).responses(OAUTH, METADATA);

        assertFails("responded with " + status);
        assertThat(server.requested()).containsExactly(OPENID);
    }

    @Test
    void does_not_fetch_oauth_metadata_after_invalid_metadata() {
        server.responses(OPENID, "{}").responses(OAUTH, METADATA);

        assertFails(OTHER_ISSUER);
        assertThat(server.requested()).containsExactly(OPENID);
    }

    @Test
    void fails_if_there_is_no_metadata_at_all() {
        server.responses(OPENID, 404).responses(OAUTH, 403);

        assertFails("responded with 403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://idp.example.com/realms/a/",
                "https://idp.example.com/realms/A",
                "https://idp.example.com/realms/b",
                "https://idp.example.com:443/realms/a",
                "https://IDP.example.com/realms/a",
                "http://idp.example.com/realms/a",
                " https://idp.example.com/realms/a",
                "",
            })
    void the_issuer_must_be_the_very_same(String issuer) {
        server.responses(OPENID, "{'issuer':'" + issuer + "','jwks_uri':'" + KEYS + "'}");

        assertFails(OTHER_ISSUER);
        assertThat(server.requested()).containsExactly(OPENID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'jwks_uri':'" + KEYS + "'}",
                "{'issuer':null,'jwks_uri':'" + KEYS + "'}",
                "{'issuer':['" + ISSUER + "'],'jwks_uri':'" + KEYS + "'}",
                "{'issuer':{},'access_token_issuer':1,'jwks_uri':'" + KEYS + "'}",
            })
    void the_issuer_must_be_a_string(String metadata) {
        server.responses(OPENID, metadata);

        assertFails(OTHER_ISSUER);
    }

    @Test
    void accepts_the_issuer_of_access_tokens() throws Exception {
        server.responses(
                OPENID,
                "{'issuer':'https://adfs.example.com/adfs','access_token_issuer':'" + ISSUER + "','jwks_uri':'" + KEYS
                        + "'}");

        assertThat(fetch().keys().keys()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>S3CR3T</html>",
                "{'issuer':'" + ISSUER + "'",
                "{'issuer':'" + ISSUER + "','issuer':'" + ISSUER + "','jwks_uri':'" + KEYS + "'}",
                METADATA + METADATA,
                "\ufeff" + METADATA,
            })
    void metadata_is_one_strict_json_object(String metadata) {
        server.responses(OPENID, metadata);

        assertFails("sent no metadata: the body is not one JSON object in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "{}", "['" + KEYS + "']", "'https://idp example com/'", "'%'"})
    void the_address_of_the_keys_must_be_one(String jwksUri) {
        server.responses(OPENID, "{'issuer':'" + ISSUER + "','jwks_uri':" + jwksUri + "}");

        assertFails("sent metadata without a jwks_uri");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://idp.example.com/keys",
                "http://127.0.0.1/keys",
                "http://localhost:8080/keys",
                "http://169.254.169.254/latest/meta-data",
                "file:///etc/passwd",
                "ftp://idp.example.com/keys",
                "jar:https://idp.example.com/x.jar!/keys",
                "https://user:password@idp.example.com/keys",
                "https://idp.example.com/keys#x",
                "/keys",
                "keys",
                "",
            })
    void the_keys_are_never_fetched_over_a_weaker_scheme(String jwksUri) {
        server.responses(OPENID, "{'issuer':'" + ISSUER + "','jwks_uri':'" + jwksUri + "'}")
                .responses(jwksUri, METADATA);

        assertFails("names the jwks_uri \"" + jwksUri
                + "\", which was not contacted: its address is not an https address without user name and fragment");
        assertThat(server.requested()).containsExactly(OPENID);
    }

    @Test
    void values_of_the_metadata_are_escaped_and_truncated() {
        String uri = "https://keys.example.com/" + "x".repeat(10_000);
        server.responses(OPENID, "{'issuer':'" + ISSUER + "','jwks_uri':'" + uri + "'}");

        assertThatThrownBy(this::fetch)
                .satisfies(failure -> assertThat(failure.getMessage())
                        .hasSizeLessThan(400)
                        .endsWith("...\", which cannot be reached: connection refused"));
    }

    @Test
    void the_keys_may_be_at_another_origin() throws Exception {
        String keys = "https://keys.example.net/jwks";
        server.responses(OPENID, METADATA.replace(KEYS, keys)).responses(keys, PublishedKeys.rsa("k1"));

        assertThat(fetch().source()).isEqualTo(keys);
    }

    @Test
    void a_token_for_the_configured_origin_is_not_sent_to_another_one() throws Exception {
        String keys = "https://keys.example.net/jwks";
        server.responses(OPENID, METADATA.replace(KEYS, keys)).responses(keys, PublishedKeys.rsa("k1"));
        files.with("token", "s3cr3t");

        new RemoteFetch(server, files, Optional.of("token"), false, nanoTime::get)
                .discovery(ISSUER)
                .fetch(new Cancellation());

        assertThat(server.requests().get(0).authorization()).contains("Bearer s3cr3t");
        assertThat(server.requests().get(1).authorization()).isEmpty();
    }

    @Test
    void the_token_is_sent_to_keys_at_the_same_origin() throws Exception {
        server.responses(OPENID, METADATA);
        files.with("token", "s3cr3t");

        new RemoteFetch(server, files, Optional.of("token"), false, nanoTime::get)
                .discovery(ISSUER)
                .fetch(new Cancellation());

        assertThat(server.requests().get(1).authorization()).contains("Bearer s3cr3t");
    }

    @Test
    void remembers_for_an_hour_where_the_keys_are() throws Exception {
        server.responses(OPENID, METADATA);
        fetch();

        nanoTime.addAndGet(Duration.ofHours(1).toNanos() - 1);
        fetch();
        assertThat(server.requested()).containsExactly(OPENID, KEYS, KEYS);

        nanoTime.addAndGet(1);
        fetch();
        assertThat(server.requested()).containsExactly(OPENID, KEYS, KEYS, OPENID, KEYS);
    }

    @Test
    void repeats_the_discovery_after_a_failed_fetch_of_the_keys() throws Exception {
        server.responses(OPENID, METADATA);
        fetch();
        server.responses(KEYS, 404);
        assertFails("names the jwks_uri \"" + KEYS + "\", which responded with 404");

        String moved = "https://idp.example.com/realms/a/moved";
        server.responses(OPENID, METADATA.replace(KEYS, moved)).responses(moved, PublishedKeys.rsa("k2"));

        assertThat(fetch().source()).isEqualTo(moved);
    }

    @Test
    void does_not_remember_metadata_that_was_rejected() throws Exception {
        server.responses(OPENID, "{}");
        assertFails(OTHER_ISSUER);

        server.responses(OPENID, METADATA);

        assertThat(fetch().keys().keys()).hasSize(1);
    }

    @Test
    void an_explicit_document_may_be_that_of_any_configured_issuer() throws Exception {
        String document = "https://meta.example.com/document?x=1";
        KeyFetch explicit = fetches().discovery(URI.create(document), List.of("other", ISSUER));
        server.responses(document, METADATA);

        assertThat(explicit.fetch(new Cancellation()).keys().keys()).hasSize(1);
        assertThat(explicit.location()).isEqualTo("https://meta.example.com/document");

        server.responses(document, METADATA.replace(ISSUER, "https://evil.example.com"));
        assertThatThrownBy(() -> fetches()
                        .discovery(URI.create(document), List.of("other", ISSUER))
                        .fetch(new Cancellation()))
                .hasMessage(OTHER_ISSUER);
    }

    @Test
    void only_an_explicit_document_is_fetched() {
        KeyFetch explicit = fetches().discovery(URI.create(OPENID), List.of(ISSUER));
        server.responses(OPENID, 404).responses(OAUTH, METADATA);

        assertThatThrownBy(() -> explicit.fetch(new Cancellation())).hasMessage("responded with 404");
        assertThat(server.requested()).containsExactly(OPENID);
    }

    @Test
    void sends_no_request_after_the_cancellation() {
        server.responses(OPENID, METADATA);
        Cancellation cancellation = new Cancellation();
        Transport cuts = (request, given) -> {
            Response response = server.send(request, given);
            given.cancel();
            return response;
        };

        assertThatThrownBy(() -> new RemoteFetch(cuts, files, Optional.empty(), false, nanoTime::get)
                        .discovery(ISSUER)
                        .fetch(cancellation))
                .hasMessage("was canceled before the response was complete");
        assertThat(server.requested()).containsExactly(OPENID);
    }

    private RemoteFetch fetches() {
        return new RemoteFetch(server, files, Optional.empty(), false, nanoTime::get);
    }

    private FetchedKeys fetch() throws FetchFailure {
        return discovery.fetch(new Cancellation());
    }

    private void assertFails(String message) {
        assertThatThrownBy(this::fetch).isInstanceOf(FetchFailure.class).hasMessage(message);
    }
}
