package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueCommandTest {
    private static final String SECRET = "4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA";

    @TempDir
    Path directory;

    private static final String LOGIN = """
            issuer = https://idp.example.com
            login = openid
            login.client-id = desk
            login.client-secret = s3cret-of-the-client
            session.name = desk
            """;

    private static final String LOGIN_AND_API = """
            issuers.idp.issuer = https://idp.example.com
            issuers.idp.principal.prefix = idp/
            issuers.idp.roles.prefix.add = idp-
            issuers.api.issuer = https://api.example.com
            issuers.api.audience = desk
            issuers.api.principal.prefix = api/
            issuers.api.roles.prefix.add = api-
            login = openid
            login.issuer = idp
            login.client-id = desk
            login.client-secret = s3cret-of-the-client
            session.name = desk
            """;

    private Path settings;

    @BeforeEach
    void settings() throws IOException {
        settings = write("app.properties", "issuer = idp\naudience = desk\nkeys.jwks-file = keys/jwks.json\n");
    }

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void a_generated_key_signs_a_token_that_explain_accepts(KeyAlgorithm algorithm) throws IOException {
        DoctorRun generated = DoctorRun.of("", "keys", "generate", algorithm.name(), "--out", path("keys"));
        String option = algorithm.isSecret() ? "--secret-file" : "--key";
        String file = path(algorithm.isSecret() ? "keys/secret.txt" : "keys/private.pem");
        assertThat(generated.err()).contains("test token: token issue --settings FILE " + option + " " + file);
        if (algorithm.isSecret()) {
            Files.writeString(settings, "issuer = idp\naudience = desk\nkeys.secret = ${file:keys/secret.txt}\n");
        }

        DoctorRun issued = issue(option, file, "--alg", algorithm.name(), "--sub", "alice", "--role", "clerk,admin");

        assertThat(issued.err()).contains("app.properties accepts it: user alice, roles [");
        assertThat(issued.status()).isZero();
        assertThat(issued.lines()).singleElement().asString().matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        DoctorRun explained = DoctorRun.of(issued.out(), "explain", settings.toString());
        assertThat(explained.status()).as(explained.out()).isZero();
    }

    @Test
    void the_secret_of_the_settings_signs_without_further_options() throws Exception {
        Files.writeString(settings, "issuer = idp\naudience = desk\nkeys.secret = " + SECRET);

        DoctorRun issued = issue();

        assertThat(issued.status()).isZero();
        JWTClaimsSet claims = claims(issued);
        assertThat(claims.getSubject()).isEqualTo("test");
        assertThat(claims.getIssuer()).isEqualTo("idp");
        assertThat(claims.getAudience()).containsExactly("desk");
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(600_000);
        assertThat(issued.out() + issued.err()).doesNotContain(SECRET);
    }

    @Test
    void the_key_of_the_sessions_signs_for_settings_with_a_login() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        write("session.jwk", key.toJSONString());
        Files.writeString(settings, LOGIN + "session.keys = session.jwk\n");

        DoctorRun issued = issue("--sub", "alice");

        assertThat(issued.status()).isZero();
        assertThat(claims(issued).getIssuer()).isEqualTo("urn:jwt-filter:desk");
        assertThat(claims(issued).getSubject()).isEqualTo("alice");
        assertThat(SignedJWT.parse(issued.out().trim()).verify(new ECDSAVerifier(key)))
                .isTrue();
    }

    @Test
    void the_secret_of_another_issuer_signs_for_settings_with_a_login_but_no_key_of_the_sessions() throws Exception {
        Files.writeString(settings, LOGIN_AND_API + "issuers.api.keys.secret = " + SECRET + "\n");

        DoctorRun issued = issue();

        assertThat(issued.err()).contains("accepts it: user api/test");
        assertThat(claims(issued).getIssuer()).isEqualTo("https://api.example.com");
        assertThat(claims(issued).getAudience()).containsExactly("desk");
    }

    @Test
    void a_key_signs_for_an_issuer_whose_tokens_are_accepted_in_requests() throws Exception {
        write("private.jwk", new ECKeyGenerator(Curve.P_256).generate().toJSONString());
        Files.writeString(settings, LOGIN_AND_API);

        DoctorRun issued = issue("--key", path("private.jwk"));

        assertThat(claims(issued).getIssuer()).isEqualTo("https://api.example.com");
        assertThat(issued.err()).contains("fetches the keys of the identity provider");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--key private.jwk", "--iss https://idp.example.com", "--secret-file secret.txt"})
    void no_key_signs_for_an_issuer_of_the_login_only(String options) throws Exception {
        write("private.jwk", new ECKeyGenerator(Curve.P_256).generate().toJSONString());
        write("secret.txt", SECRET);
        Files.writeString(settings, LOGIN);

        DoctorRun issued = issue(
                options.replaceFirst("(private\\.jwk|secret\\.txt)", path("$1")).split(" "));

        assertThat(issued.status()).isEqualTo(2);
        assertThat(issued.out()).isEmpty();
        assertThat(issued.err()).contains("for the login only", "Add audience", "session.keys");
    }

    @Test
    void no_key_signs_for_the_issuer_of_the_login_among_several() throws Exception {
        Files.writeString(settings, LOGIN_AND_API + "issuers.api.keys.secret = " + SECRET + "\n");

        DoctorRun issued = issue("--iss", "https://idp.example.com");

        assertThat(issued.status()).isEqualTo(2);
        assertThat(issued.err()).contains("issuer https://idp.example.com for the login only");
    }

    @Test
    void uses_claims_type_and_key_id_of_the_settings() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("key-7").generate();
        write("keys/jwks.json", new JWKSet(key.toPublicJWK()).toString());
        Path pem =
                write("private.jwk", new ECKey.Builder(key).keyID(null).build().toJSONString());
        Files.writeString(settings, """
                preset = keycloak
                issuer = https://idp.example.com/realms/shop
                audience = shop, desk
                token.type = at+jwt
                principal.claims = preferred_username
                roles.claims = resource_access.shop.roles, groups[*].name
                claims.match.typ = Bearer
                claims.match.azp = shop-web, shop-app
                keys.jwks-file = keys/jwks.json
                """);

        DoctorRun issued = issue("--key", pem.toString(), "--sub", "alice", "--role", "clerk");

        assertThat(issued.err()).contains("accepts it: user alice, roles [clerk]");
        SignedJWT token = SignedJWT.parse(issued.out().trim());
        assertThat(token.getHeader().getKeyID()).isEqualTo("key-7");
        assertThat(token.getHeader().getType()).hasToString("at+jwt");
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsEntry("preferred_username", "alice")
                .containsEntry("azp", "shop-web")
                .containsEntry("resource_access", Map.of("shop", Map.of("roles", List.of("clerk"))));
    }

    @Test
    void options_replace_the_claims_of_the_settings() throws Exception {
        Files.writeString(settings, "issuer = idp\naudience = desk\nkeys.secret = " + SECRET);

        DoctorRun issued = issue(
                "--iss",
                "idp",
                "--aud",
                "one",
                "--aud",
                "two",
                "--kid",
                "k",
                "--type",
                "at+jwt",
                "--expires=2h",
                "--claim",
                "note=a=b",
                "--claim",
                "n:=7",
                "--claim",
                "list:=[true,{\"x\":null}]",
                "--claim",
                "sub=bob");

        assertThat(issued.status()).isEqualTo(1);
        assertThat(issued.err()).contains("rejects it: wrong-audience", "audience mapper");
        SignedJWT token = SignedJWT.parse(issued.out().trim());
        assertThat(token.getHeader().getKeyID()).isEqualTo("k");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("one", "two");
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("bob");
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsEntry("note", "a=b")
                .containsEntry("n", 7L);
        assertThat(token.getPayload().toString()).contains("\"list\":[true,{\"x\":null}]");
    }

    @Test
    void issues_an_expired_token() throws IOException {
        Files.writeString(settings, "issuer = idp\naudience = desk\nkeys.secret = " + SECRET);

        DoctorRun issued = issue("--expires=-5m");

        assertThat(issued.status()).isEqualTo(1);
        assertThat(issued.err()).contains("rejects it: expired");
    }

    @Test
    void reads_the_key_from_standard_input_and_needs_no_settings() throws Exception {
        DoctorRun issued = DoctorRun.of(
                "base64:NHNPMVl3K1FrMm5CN3ZYZTlyVHowTG1QZkdoSmNVZEE=\n", "token", "issue", "--secret-file", "-");

        assertThat(issued.status()).isZero();
        assertThat(claims(issued).getClaims()).containsOnlyKeys("iat", "exp", "jti", "sub");
    }

    @Test
    void reports_that_fetched_keys_accept_only_tokens_of_the_provider() throws IOException {
        Files.writeString(settings, "issuer = https://idp.example.com\naudience = desk\n");
        Path secret = write("secret.txt", SECRET);

        DoctorRun issued = issue("--secret-file", secret.toString());

        assertThat(issued.status()).isZero();
        assertThat(issued.err()).contains("fetches the keys of the identity provider");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                        | Give the private key with --key FILE
            --key=missing.pem                         | --key: there is no file missing.pem
            --key=- --secret-file=-                   | not both
            --key=-                                   | neither PEM nor a JWK
            --secret-file=-                           | is a secret of
            --secret-file=- --claim=x                 | name=text or name:=JSON
            --secret-file=- --claim=x:={              | the text after := is not JSON
            --secret-file=- --expires=soon            | is not a duration
            """)
    void reports_the_remedy_for_other_input(String options, String message) {
        List<String> arguments = new ArrayList<>(List.of("token", "issue"));
        Arrays.stream(options.split(" ")).filter(each -> !each.isEmpty()).forEach(arguments::add);

        DoctorRun run = DoctorRun.of("a-short-secret", arguments.toArray(new String[0]));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(message).doesNotContain("a-short", "unexpected");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void reports_algorithms_that_do_not_fit() throws IOException {
        Files.writeString(settings, "issuer = idp\naudience = desk\nkeys.secret = " + SECRET);

        assertThat(issue("--alg", "HS512").err()).contains("it fits [HS256]");
        assertThat(issue("--alg", "none").status()).isEqualTo(2);
        assertThat(DoctorRun.of("", "token").err()).contains("issue");
    }

    private DoctorRun issue(String... options) {
        List<String> arguments = new ArrayList<>(List.of("token", "issue", "--settings", settings.toString()));
        arguments.addAll(List.of(options));
        return DoctorRun.of("", arguments.toArray(new String[0]));
    }

    private static JWTClaimsSet claims(DoctorRun run) throws Exception {
        return SignedJWT.parse(run.out().trim()).getJWTClaimsSet();
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private Path write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
