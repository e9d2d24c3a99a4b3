package io.github.jwtfilter.internal.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.properties.FakeResources;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientKeyTest {
    private final FakeResources files = new FakeResources();
    private final List<String> problems = new ArrayList<>();

    @Test
    void a_private_key_has_no_problem() throws Exception {
        files.with("client.json", new ECKeyGenerator(Curve.P_256).generate().toJSONString());

        assertThat(check("client.json")).isEmpty();
    }

    @Test
    void a_public_key_is_reported_with_the_file_and_a_remedy() throws Exception {
        files.with(
                "client.json",
                new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString());

        assertThat(check("client.json"))
                .singleElement()
                .asString()
                .startsWith("login.client-key: client.json ")
                .contains(" | ");
    }

    @Test
    void a_secret_is_reported() {
        files.with("client.json", "{\"kty\":\"oct\",\"k\":\"czNjcjN0czNjcjN0czNjcjN0czNjcjN0czNjcjN0czNjcjN0\"}");

        assertThat(check("client.json"))
                .containsExactly("login.client-key: client.json is a secret, not a private key"
                        + " | use an RSA, EC or Ed25519 key");
    }

    @Test
    void a_certificate_that_is_cut_off_is_reported() throws Exception {
        String key = Base64.getMimeEncoder()
                .encodeToString(new ECKeyGenerator(Curve.P_256)
                        .generate()
                        .toKeyPair()
                        .getPrivate()
                        .getEncoded());
        String pem = "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n";
        files.with("incomplete.pem", pem + "-----BEGIN CERTIFICATE-----\nMIIB\n");
        files.with("unreadable.pem", pem + "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");

        assertThat(check("incomplete.pem"))
                .containsExactly("login.client-key: incomplete.pem contains a certificate that is not complete base64"
                        + " | copy the certificate again, from BEGIN to END");
        problems.clear();
        assertThat(check("unreadable.pem"))
                .containsExactly("login.client-key: unreadable.pem contains a certificate that cannot be read"
                        + " | copy the certificate again, from BEGIN to END");
    }

    @Test
    void a_missing_file_is_reported_by_its_location_only() {
        assertThat(check("missing.pem"))
                .containsExactly("login.client-key: the file missing.pem cannot be read, or is too large"
                        + " | check the path and the read permission of the file");
    }

    @Test
    void a_key_in_place_of_its_location_is_not_shown() {
        String key = "-----BEGIN PRIVATE KEY-----S3CR3T";

        assertThat(check(key)).singleElement().asString().doesNotContain("S3CR3T");
    }

    private List<String> check(String location) {
        new ClientKey("login.client-key", location, files).check(new Report() {
            @Override
            public void error(String key, String message, String remedy) {
                problems.add(key + ": " + message + " | " + remedy);
            }

            @Override
            public void finding(String key, String message, String remedy) {
                throw new AssertionError(message);
            }

            @Override
            public String displayText(String key, String value) {
                return value;
            }
        });
        return problems;
    }
}
