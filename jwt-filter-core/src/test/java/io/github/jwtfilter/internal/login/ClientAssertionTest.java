package io.github.jwtfilter.internal.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.internal.jose.TestCertificate;
import io.github.jwtfilter.settings.properties.FakeResources;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Assertions of {@code private_key_jwt}, verified by another library. */
@Timeout(600)
class ClientAssertionTest {
    private static final String FILE = "client.pem";

    private final ScriptedProvider provider = ScriptedProvider.start();
    private final FakeResources files = new FakeResources();
    private final ClientAuthentication client =
            ClientAuthentication.key("legacy-app", new ClientKey("login.client-key", FILE, files), provider.clock);

    @BeforeEach
    void respond() {
        provider.respondsToTokenRequests(Behaviours.json("{\"access_token\":\"a\",\"token_type\":\"Bearer\"}"));
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void the_assertion_names_the_client_and_the_token_endpoint() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("k1").generate();
        files.with(FILE, key.toJSONString());

        SignedJWT assertion = sent();

        assertThat(assertion.verify(verifier(key))).isTrue();
        assertThat(assertion.getHeader().getKeyID()).isEqualTo("k1");
        assertThat(assertion.getHeader().getType()).hasToString("JWT");
        JWTClaimsSet claims = assertion.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("legacy-app");
        assertThat(claims.getSubject()).isEqualTo("legacy-app");
        assertThat(claims.getAudience())
                .containsExactly(provider.server.uri("/token").toString());
        Instant now = provider.clock.instant();
        assertThat(claims.getIssueTime().toInstant()).isEqualTo(now);
        assertThat(Duration.between(now, claims.getExpirationTime().toInstant()))
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(claims.getJWTID()).hasSizeGreaterThanOrEqualTo(22);
        assertThat(claims.getClaims()).containsOnlyKeys("iss", "sub", "aud", "iat", "exp", "jti");
    }

    @Test
    void the_form_contains_the_assertion_and_no_secret() throws Exception {
        files.with(FILE, pem(new ECKeyGenerator(Curve.P_256).generate()));

        SignedJWT assertion = sent();

        assertThat(provider.lastHead()).doesNotContainIgnoringCase("Authorization");
        assertThat(provider.lastForm())
                .containsOnlyKeys(
                        "grant_type", "refresh_token", "client_id", "client_assertion_type", "client_assertion")
                .containsEntry("client_id", "legacy-app")
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        assertThat(assertion.getHeader().getKeyID()).isNotEmpty(); // the JWK thumbprint
    }

    @Test
    void each_assertion_has_its_own_id() throws Exception {
        files.with(FILE, pem(new ECKeyGenerator(Curve.P_256).generate()));
        Set<String> ids = new HashSet<>();

        for (int i = 0; i < 50; i++) {
            ids.add(sent().getJWTClaimsSet().getJWTID());
        }

        assertThat(ids).hasSize(50);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RSA | null | RS256",
                "RSA | [] | RS256",
                "RSA | ['PS256','ES256'] | PS256",
                "RSA | ['ES256'] | RS256",
                "RSA | ['PS512','RS512','HS256','none'] | RS512",
                "P-256 | ['RS256','ES256'] | ES256",
                "P-521 | null | ES512",
            })
    void signs_with_an_algorithm_that_the_provider_accepts(String type, String accepted, String algorithm)
            throws Exception {
        provider.server.behave(
                ScriptedProvider.METADATA_PATH,
                Behaviours.json(provider.metadata(",'token_endpoint_auth_signing_alg_values_supported':" + accepted)));
        JWK key = generate(type);
        files.with(FILE, key.toJSONString());

        SignedJWT assertion = sent();

        assertThat(assertion.getHeader().getAlgorithm()).hasToString(algorithm);
        assertThat(assertion.verify(verifier(key))).isTrue();
    }

    @Test
    void signs_with_ed25519() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        files.with(FILE, pem(pair.getPrivate()));

        SignedJWT assertion = sent();

        assertThat(assertion.getHeader().getAlgorithm()).hasToString("EdDSA");
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(pair.getPublic());
        signature.update(assertion.getSigningInput());
        assertThat(signature.verify(assertion.getSignature().decode())).isTrue();
    }

    @Test
    void a_replaced_key_file_takes_effect_without_a_restart() throws Exception {
        ECKey first = new ECKeyGenerator(Curve.P_256).generate();
        ECKey second = new ECKeyGenerator(Curve.P_256).generate();
        files.with(FILE, pem(first));
        assertThat(sent().verify(verifier(first))).isTrue();

        files.with(FILE, pem(second));

        assertThat(sent().verify(verifier(second))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "S3CR3T",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                "{\"kty\":\"oct\",\"k\":\"S3CR3TS3CR3TS3CR3TS3CR3TS3CR3TS3CR3TS3CR3TS3CR3T\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"S3CR3T\"}",
            })
    void nothing_is_sent_without_a_private_key(String content) {
        files.with(FILE, content);

        assertThatThrownBy(() -> provider.tokens(client).refresh("r"))
                .isInstanceOf(ProviderException.class)
                .hasMessageStartingWith("the key file in login.client-key ")
                .hasMessageNotContaining("S3CR3T")
                .hasNoCause();
        assertThat(provider.server.heads()).noneMatch(head -> head.startsWith("POST"));
    }

    @Test
    void nothing_is_sent_without_the_key_file() {
        assertThatThrownBy(() -> provider.tokens(client).refresh("r"))
                .hasMessage("the key file in login.client-key cannot be read, or is too large");
    }

    @Test
    void a_rejected_assertion_is_described() throws Exception {
        files.with(FILE, pem(new ECKeyGenerator(Curve.P_256).generate()));
        provider.respondsToTokenRequests(Behaviours.respond(401, "{}"));

        assertThatThrownBy(() -> provider.tokens(client).refresh("r"))
                .hasMessageEndingWith("rejects the client (status 401): check login.client-id, and that the provider"
                        + " has the public key of login.client-key and its key ID, or its certificate");
    }

    /** The form that Entra ID requires; its metadata announce no algorithm of assertions. */
    @Test
    void a_certificate_in_the_file_names_the_key_by_its_thumbprint() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).generate();
        X509Certificate certificate = TestCertificate.parsed(key.toKeyPair());
        files.with(FILE, pem(key.toPrivateKey()) + pem(certificate));

        SignedJWT assertion = sent();

        assertThat(assertion.getHeader().getAlgorithm()).hasToString("PS256");
        assertThat(assertion.getHeader().getX509CertSHA256Thumbprint())
                .isEqualTo(X509CertUtils.computeSHA256Thumbprint(certificate));
        assertThat(assertion.getHeader().getIncludedParams()).containsOnly("alg", "typ", "x5t#S256");
        assertThat(assertion.verify(verifier(RSAKey.parse(certificate)))).isTrue();
    }

    /** The form that AD FS requires. */
    @Test
    @SuppressWarnings("deprecation") // the thumbprint with SHA-1
    void a_certificate_has_both_thumbprints_for_a_provider_that_accepts_only_RS256() throws Exception {
        provider.server.behave(
                ScriptedProvider.METADATA_PATH,
                Behaviours.json(provider.metadata(",'token_endpoint_auth_signing_alg_values_supported':['RS256']")));
        RSAKey key = new RSAKeyGenerator(2048).generate();
        X509Certificate certificate = TestCertificate.parsed(key.toKeyPair());
        files.with(FILE, pem(key.toPrivateKey()) + pem(certificate));

        SignedJWT assertion = sent();

        assertThat(assertion.getHeader().getAlgorithm()).hasToString("RS256");
        assertThat(assertion.getHeader().getX509CertThumbprint())
                .isEqualTo(Base64URL.encode(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded())));
        assertThat(assertion.getHeader().getX509CertSHA256Thumbprint())
                .isEqualTo(X509CertUtils.computeSHA256Thumbprint(certificate));
        assertThat(assertion.getHeader().getKeyID()).isNull();
        assertThat(assertion.verify(verifier(RSAKey.parse(certificate)))).isTrue();
    }

    @Test
    void the_certificate_is_found_among_those_of_its_issuers() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        X509Certificate certificate = TestCertificate.parsed(key.toKeyPair());
        X509Certificate issuer = TestCertificate.parsed(
                new ECKeyGenerator(Curve.P_256).generate().toKeyPair());
        files.with(FILE, "Bag Attributes\n" + pem(issuer) + pem(certificate) + pem(issuer) + pem(key));

        SignedJWT assertion = sent();

        assertThat(assertion.getHeader().getAlgorithm()).hasToString("ES256");
        assertThat(assertion.getHeader().getX509CertSHA256Thumbprint())
                .isEqualTo(X509CertUtils.computeSHA256Thumbprint(certificate));
        assertThat(assertion.verify(verifier(key))).isTrue();
    }

    @Test
    void a_renewed_certificate_takes_effect_without_a_restart() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        files.with(FILE, pem(key) + pem(TestCertificate.parsed(key.toKeyPair())));
        Base64URL first = sent().getHeader().getX509CertSHA256Thumbprint();
        ECKey next = new ECKeyGenerator(Curve.P_256).generate();
        files.with(FILE, pem(next) + pem(TestCertificate.parsed(next.toKeyPair())));

        assertThat(sent().getHeader().getX509CertSHA256Thumbprint()).isNotNull().isNotEqualTo(first);
    }

    @Test
    void nothing_is_sent_with_the_certificate_of_another_key() throws Exception {
        X509Certificate other = TestCertificate.parsed(
                new ECKeyGenerator(Curve.P_256).generate().toKeyPair());
        files.with(FILE, pem(new ECKeyGenerator(Curve.P_256).generate()) + pem(other));

        assertThatThrownBy(() -> provider.tokens(client).refresh("r"))
                .hasMessage("the key file in login.client-key contains the certificate of another key");
        assertThat(provider.server.heads()).noneMatch(head -> head.startsWith("POST"));
    }

    private SignedJWT sent() throws Exception {
        provider.tokens(client).refresh("r");
        return SignedJWT.parse(provider.lastForm().get("client_assertion"));
    }

    private static JWK generate(String type) throws JOSEException {
        return type.equals("RSA")
                ? new RSAKeyGenerator(2048).generate()
                : new ECKeyGenerator(Curve.parse(type)).generate();
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key instanceof RSAKey ? new RSASSAVerifier((RSAKey) key) : new ECDSAVerifier((ECKey) key);
    }

    private static String pem(ECKey key) throws JOSEException {
        return pem(key.toECPrivateKey());
    }

    private static String pem(PrivateKey key) {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    private static String pem(X509Certificate certificate) throws CertificateEncodingException {
        return pem("CERTIFICATE", certificate.getEncoded());
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }
}
