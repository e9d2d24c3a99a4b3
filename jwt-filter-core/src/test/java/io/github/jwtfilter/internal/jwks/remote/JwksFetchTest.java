package io.github.jwtfilter.internal.jwks.remote;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import io.github.jwtfilter.fixture.PublishedKeys;
import io.github.jwtfilter.internal.http.Cancellation;
import io.github.jwtfilter.internal.http.FetchFailure;
import io.github.jwtfilter.internal.http.Response;
import io.github.jwtfilter.internal.http.ScriptedTransport;
import io.github.jwtfilter.internal.jose.TestKeys;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwksFetchTest {
    private static final String LOCATION = "https://idp.example.com/keys";
    private static final String GOOD = PublishedKeys.rsa("k1");
    private static final String UNUSABLE = "sent no JWK Set of 1 to 1,000 keys that contains a key for signatures";

    private final ScriptedTransport server = new ScriptedTransport();

    @Test
    void fetches_the_keys_and_the_caching_headers() throws Exception {
        server.responses(
                LOCATION,
                new Response(
                        200,
                        GOOD.getBytes(UTF_8),
                        Map.of("Cache-Control", List.of("max-age=300"), "Age", List.of("100"))));

        FetchedKeys fetched = fetch();

        assertThat(fetched.keys().keys()).extracting(VerificationKey::keyId).containsExactly("k1");
        assertThat(fetched.warnings()).isEmpty();
        assertThat(fetched.maxAgeSeconds()).hasValue(200);
        assertThat(fetched.source()).isEqualTo(LOCATION);
    }

    @Test
    void accepts_a_response_without_caching_headers() throws Exception {
        server.responses(LOCATION, GOOD);

        FetchedKeys fetched = fetch();

        assertThat(fetched.maxAgeSeconds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 206, 302, 304, 401, 403, 404, 500, 503})
    void another_status_is_a_failure(int status) {
        server.responses(LOCATION, status);

        assertFails("responded with " + status);
    }

    static Stream<Arguments> garbage() {
        String key = GOOD.substring(GOOD.indexOf('[') + 1, GOOD.lastIndexOf(']'));
        return Stream.of(
                Arguments.of("cut off", GOOD.substring(0, GOOD.length() - 1)),
                Arguments.of("null", "null"),
                Arguments.of("no members", "{}"),
                Arguments.of("an array", "[]"),
                Arguments.of("keys: null", "{\"keys\":null}"),
                Arguments.of("keys: []", "{\"keys\":[]}"),
                Arguments.of("keys: {}", "{\"keys\":{}}"),
                Arguments.of("a string", "\"S3CR3T\""),
                Arguments.of("a single key", key),
                Arguments.of("content after it", GOOD + GOOD),
                Arguments.of("a member twice", "{\"keys\":[]," + GOOD.substring(1)),
                Arguments.of("deep", "{\"keys\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                Arguments.of("deep and open", "{\"keys\":" + "[".repeat(200_000)),
                Arguments.of("no usable key", "{\"keys\":[{\"kty\":\"S3CR3T\",\"kid\":\"a\"},null,1,\"x\",{}]}"),
                Arguments.of("a secret key", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"S3CR3T\"}]}"),
                Arguments.of("101 keys", "{\"keys\":[" + String.join(",", nullKeys(101)) + "]}"),
                Arguments.of("as many as fit", "{\"keys\":[" + String.join(",", nullKeys(50_000)) + "]}"));
    }

    private static List<String> nullKeys(int number) {
        return IntStream.range(0, number).mapToObj(i -> "null").toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("garbage")
    void garbage_is_a_failure_and_is_not_quoted(String what, String body) {
        server.responses(LOCATION, new Response(200, body.getBytes(UTF_8), Map.of()));

        assertFails(UNUSABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!doctype html><title>S3CR3T</title> | is a web page, such as the login page of a proxy",
                "[{\"kty\":\"RSA\",\"n\":\"S3CR3T\"}] | is an array of JWKs without the set around it",
                "{\"jwks\":{\"keys\":[]}} | is JSON in which the JWK Set is the value of a member",
                "{\"4e1a\":\"-----BEGIN CERTIFICATE-----\\nS3CR3T\"} | is JSON with keys or certificates in PEM",
                "{\"realm\":\"x\",\"public_key\":\"MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\"} | is JSON with a key in base64,"
                        + " as Keycloak's address of a realm returns it",
                "{\"jwks_uri\":\"https://idp.example.com/S3CR3T\"} | is the metadata of an issuer",
                "https://idp.example.com/S3CR3T | contains an address instead of a key"
            })
    void a_failure_reports_the_form_of_the_response_without_quoting_it(String body, String form) {
        server.responses(LOCATION, new Response(200, body.getBytes(UTF_8), Map.of()));

        assertFails(UNUSABLE + ": the response " + form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void an_empty_response_is_reported_as_such(String body) {
        server.responses(LOCATION, new Response(200, body.getBytes(UTF_8), Map.of()));

        assertFails(UNUSABLE + ": the response is empty");
    }

    @Test
    void another_encoding_than_utf_8_is_a_failure() {
        server.responses(LOCATION, new Response(200, GOOD.getBytes(UTF_16), Map.of()));
        assertFails(UNUSABLE + ": the response is in UTF-16, as Windows PowerShell writes files");

        byte[] broken = GOOD.replace("k1", "k\u0001").getBytes(UTF_8);
        broken[GOOD.indexOf("k1") + 1] = (byte) 0xff;
        server.responses(LOCATION, new Response(200, broken, Map.of()));
        assertFails(UNUSABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "'S3CR3T'",
                "1",
                "[]",
                "{}",
                "{'kty':'RSA','kid':'bad','e':'AQAB'}",
                "{'kty':'RSA','kid':'bad','n':'!','e':'AQAB'}",
                "{'kty':'RSA','kid':7,'n':'AQAB','e':'AQAB'}",
                "{'kty':'EC','kid':'bad','crv':'P-256','x':'AQAB'}",
                "{'kty':'EC','kid':'bad','crv':'P-000','x':'AQAB','y':'AQAB'}",
                "{'kty':'AKP','kid':'bad','alg':'ML-DSA-44','pub':'AQAB'}",
                "{'kty':'oct','kid':'bad','k':'S3CR3T'}",
            })
    void an_invalid_entry_does_not_affect_the_others(String entry) throws Exception {
        String bad = entry.replace('\'', '"');
        server.responses(LOCATION, "{\"keys\":[" + bad + "," + GOOD.substring(GOOD.indexOf('[') + 1));

        FetchedKeys fetched = fetch();

        assertThat(fetched.keys().keys()).extracting(VerificationKey::keyId).containsExactly("k1");
        assertThat(fetched.warnings())
                .singleElement()
                .asString()
                .startsWith("key 0 ")
                .endsWith("it is ignored")
                .doesNotContain("S3CR3T");
    }

    @Test
    void reads_a_thousand_keys() throws Exception {
        JWK[] keys = IntStream.range(0, 1000)
                .mapToObj(i -> PublishedKeys.p256(TestKeys.P_256, "k" + i))
                .toArray(JWK[]::new);
        server.responses(LOCATION, PublishedKeys.of(keys));
        assertThat(fetch().keys().keys()).hasSize(1000);

        JWK[] more = Arrays.copyOf(keys, 1001);
        more[1000] = PublishedKeys.p256(TestKeys.P_256, "k1000");
        server.responses(LOCATION, PublishedKeys.of(more));
        assertFails(UNUSABLE);
    }

    @Test
    void an_additional_encryption_key_is_not_reported() throws Exception {
        server.responses(
                LOCATION,
                "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"enc\",\"alg\":\"RSA-OAEP\",\"kid\":\"e\",\"n\":\"AQAB\",\"e\":\"AQAB\"},"
                        + GOOD.substring(GOOD.indexOf('[') + 1));

        assertThat(fetch().warnings()).isEmpty();
    }

    @Test
    void keys_in_another_order_are_the_very_same() throws Exception {
        JWK one = PublishedKeys.rsa(TestKeys.RSA, "k1");
        JWK other = PublishedKeys.p256(TestKeys.P_256, "k2");
        JwksFetch fetch = new JwksFetch(server);
        KeySet before = fetchBy(fetch, PublishedKeys.of(one, other));

        assertThat(fetchBy(fetch, PublishedKeys.of(other, one))).isSameAs(before);
        assertThat(fetchBy(fetch, PublishedKeys.of(one, other))).isSameAs(before);
    }

    @Test
    void any_change_of_the_keys_or_their_ids_is_detected() throws Exception {
        JWK one = PublishedKeys.rsa(TestKeys.RSA, "k1");
        JWK other = PublishedKeys.p256(TestKeys.P_256, "k2");
        String both = PublishedKeys.of(one, other);
        List<String> changed = List.of(
                PublishedKeys.of(one),
                PublishedKeys.of(one, PublishedKeys.p256(TestKeys.P_256, "k3")),
                PublishedKeys.of(one, other, PublishedKeys.p256(TestKeys.P_256, "k3")),
                both.replace("\"kid\":\"k1\"", "\"kid\":\"k1\",\"x5t\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAA\""),
                both.replace("]", ",{\"kty\":\"EC\",\"kid\":\"k4\"}]"));
        for (String change : changed) {
            JwksFetch fetch = new JwksFetch(server);
            KeySet before = fetchBy(fetch, both);

            assertThat(change).isNotEqualTo(both);
            assertThat(fetchBy(fetch, change)).as(change).isNotSameAs(before);
        }
    }

    private KeySet fetchBy(JwksFetch fetch, String response) throws FetchFailure {
        server.responses(LOCATION, response);
        return fetch.fetch(URI.create(LOCATION), new Cancellation()).keys();
    }

    private FetchedKeys fetch() throws FetchFailure {
        return new JwksFetch(server).fetch(URI.create(LOCATION), new Cancellation());
    }

    private void assertFails(String message) {
        assertThatThrownBy(this::fetch).isInstanceOf(FetchFailure.class).hasMessage(message);
    }
}
