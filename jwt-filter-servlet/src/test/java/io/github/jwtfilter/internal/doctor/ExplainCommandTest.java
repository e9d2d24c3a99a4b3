package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    private static final String SECRET = "correct-horse-battery-staple-0123456789";
    private static final Instant EXPIRY = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path directory;

    private String settings;

    @BeforeEach
    void write_settings() throws IOException {
        Path file = directory.resolve("settings.properties");
        Files.writeString(file, "issuer = idp\naudience = desk\nclaims.clock-skew = 0s\nkeys.secret = " + SECRET);
        settings = file.toString();
    }

    @Test
    void prints_one_object_a_line_for_programs() throws JOSEException {
        String in = token("alice", "desk") + "\n" + token("bob", "other") + "\r\n\nx";

        DoctorRun run = DoctorRun.of(in, "explain", settings, "--json", "--at", "2026-01-31T11:59:59Z");

        List<String> starts = List.of(
                "{\"accepted\":true,\"reason\":null,\"principal\":\"alice\",\"roles\":[\"clerk\",\"a \\\"b\\\"\"]",
                "{\"accepted\":false,\"reason\":\"wrong-audience\",\"principal\":null,\"roles\":[]",
                "{\"accepted\":false,\"reason\":\"empty-token\",\"principal\":null,\"roles\":[]",
                "{\"accepted\":false,\"reason\":\"not-three-parts\",\"principal\":null,\"roles\":[]");
        assertThat(run.lines()).hasSize(4);
        for (int i = 0; i < starts.size(); i++) {
            assertThat(run.lines().get(i)).startsWith(starts.get(i)).endsWith("}");
        }
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void recognizes_the_padded_base64_of_load_balancers() {
        DoctorRun run = DoctorRun.of("eyJhbGciOiJFUzI1NiJ9IA==.eyJzdWIiOiJhIn0=.AAAA", "explain", settings);

        assertThat(run.out())
                .startsWith("REJECTED:")
                .contains("padded-encoding")
                .contains("a part of the token is padded base64 (=)")
                .contains("use the header X-Amzn-Oidc-Accesstoken");
        assertThat(run.status()).isEqualTo(1);
    }

    /** The filter looks for the key before it decodes the payload. */
    @Test
    void no_part_of_a_token_with_an_unknown_key_passes_that_is_malformed() throws Exception {
        Files.writeString(
                directory.resolve("keys.json"),
                new JWKSet(new ECKeyGenerator(Curve.P_256).keyID("k1").generate()).toString());
        Files.writeString(Path.of(settings), "issuer = idp\naudience = desk\nkeys.jwks-file = keys.json");
        String header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID("k2")
                .build()
                .toBase64URL()
                .toString();

        DoctorRun run = DoctorRun.of(header + ".eyJzdWIiOiJhIn0=.AAAA", "explain", settings);

        assertThat(run.lines().get(0)).startsWith("REJECTED: unknown-key");
        assertThat(run.lines())
                .contains("  unverified  form, differs")
                .noneMatch(line -> line.contains("passed  form"));
        assertThat(run.out()).contains("a part of the token is padded base64 (=)");
    }

    @Test
    void checks_as_if_it_were_another_time() throws JOSEException {
        String in = token("alice", "desk");
        String second = String.valueOf(EXPIRY.getEpochSecond());

        assertThat(DoctorRun.of(in, "explain", settings, "--at", "1769860799").status())
                .isZero();
        assertThat(DoctorRun.of(in, "explain", settings, "--at", second).out()).startsWith("REJECTED: expired");
        assertThat(DoctorRun.of(in, "explain", settings, "--at", "2026-01-31T13:00:00+01:00")
                        .out())
                .startsWith("REJECTED: expired");
        assertThat(DoctorRun.of(in, "explain", settings, "--at", "yesterday").status())
                .isEqualTo(2);
        for (String absurd : List.of("99999999999999999999", "31556889864403199", "-1", "10000-01-01T00:00:00Z")) {
            DoctorRun run = DoctorRun.of(in, "explain", settings, "--at", absurd);
            assertThat(run.status()).as(absurd).isEqualTo(2);
            assertThat(run.err()).as(absurd).doesNotContain("Exception");
        }
    }

    @Test
    void marks_the_check_that_failed_and_continues_after_it() throws JOSEException {
        String forged = token("alice", "other").replaceAll("\\.[^.]*$", ".AAAA");

        List<String> lines =
                DoctorRun.of(forged, "explain", settings, "--at", "1769860799").lines();

        assertThat(lines.get(0)).startsWith("REJECTED: bad-signature");
        assertThat(lines)
                .filteredOn(line -> line.contains("FAILED"))
                .singleElement()
                .asString()
                .contains("signature");
        assertThat(lines).anyMatch(line -> line.startsWith("  passed") && line.contains("issuer"));
        assertThat(lines).anyMatch(line -> line.startsWith("  unverified") && line.contains("audience (aud), differs"));
        assertThat(lines).anyMatch(line -> line.startsWith("  unverified") && line.contains("principal"));
    }

    @Test
    void shows_principal_roles_and_expiry_of_an_accepted_token() throws JOSEException {
        DoctorRun run = DoctorRun.of(token("alice", "desk"), "explain", settings, "--at", "1769860799");

        assertThat(run.out()).contains("ACCEPTED: \"alice\"", "\"clerk\"", "2026-01-31T12:00:00Z (in 1 s)");
    }

    @Test
    void survives_a_line_of_five_megabytes_and_bytes_outside_of_ascii() {
        String huge = "a".repeat(5_000_000) + "\n";
        byte[] latin = "é.é.é\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(DoctorRun.of(huge, "explain", settings, "--json").out()).contains("too-large");
        assertThat(DoctorRun.of(latin, "explain", settings, "--json").out()).contains("not-ascii");
    }

    @Test
    void an_input_without_a_token_is_an_error() {
        for (String empty : List.of("", "\n \n", "Authorization: Bearer \n")) {
            DoctorRun run = DoctorRun.of(empty, "explain", settings);

            assertThat(run.status()).as(empty).isEqualTo(2);
            assertThat(run.err()).as(empty).contains("The input contains no token");
        }
    }

    @Test
    void removes_text_that_is_copied_with_a_token() throws JOSEException {
        String token = token("alice", "desk");
        String wrapped = token.replaceAll("(.{76})", "$1\n");

        for (String copied : List.of(
                "Authorization: Bearer " + token,
                "  bearer " + token + "  \r\n",
                "\"" + token + "\",",
                "-H 'Authorization: Bearer " + token + "'",
                "\"access_token\": \"" + token + "\"",
                wrapped)) {
            DoctorRun run = DoctorRun.of(copied, "explain", settings, "--at", "1769860799");

            assertThat(run.out()).as(copied).startsWith("ACCEPTED: \"alice\"");
            assertThat(run.status()).as(copied).isZero();
        }
    }

    @Test
    void reads_tokens_from_a_file() throws Exception {
        Path tokens = Files.writeString(
                directory.resolve("tokens.txt"), token("alice", "desk") + "\n\n" + token("bob", "desk"));

        DoctorRun run = DoctorRun.of("", "explain", settings, "--token-file", tokens.toString(), "--at", "1769860799");

        assertThat(run.lines()).contains("ACCEPTED: \"alice\"", "ACCEPTED: \"bob\"");
        assertThat(DoctorRun.of("", "explain", settings, "--token-file", "missing.txt")
                        .status())
                .isEqualTo(2);
    }

    @Test
    void needs_no_settings_file() throws Exception {
        try (OneProvider provider = new OneProvider(Duration.ZERO)) {
            String token = provider.token("alice");

            DoctorRun run = DoctorRun.of(token, "explain", "--issuer", provider.issuer(), "--audience", "desk");
            DoctorRun other = DoctorRun.of(token, "explain", "--issuer", provider.issuer(), "--audience", "other");
            DoctorRun jwks = DoctorRun.of(token, "explain", "--jwks", provider.issuer() + "/keys");

            assertThat(run.out()).startsWith("ACCEPTED: \"alice\"");
            assertThat(other.out()).startsWith("REJECTED: wrong-audience");
            assertThat(jwks.out()).startsWith("ACCEPTED: \"alice\"");
        }
        assertThat(DoctorRun.of("x", "explain").status()).isEqualTo(2);
        assertThat(DoctorRun.of("x", "explain", settings, "--issuer", "https://idp.example.com")
                        .status())
                .isEqualTo(2);
    }

    @Test
    void reports_why_keys_cannot_be_fetched() throws Exception {
        try (OneProvider provider = new OneProvider(Duration.ZERO)) {
            String token = provider.token("alice");
            provider.metadata("https://other.example.org");
            DoctorRun other = DoctorRun.of(token, "explain", "--issuer", provider.issuer());
            provider.keys("<html>");
            DoctorRun html = DoctorRun.of(token, "explain", "--jwks", provider.issuer() + "/keys");
            DoctorRun missing = DoctorRun.of(token, "explain", "--jwks", provider.issuer() + "/nothing");
            provider.close();
            DoctorRun rejected = DoctorRun.of(token, "explain", "--jwks", provider.issuer() + "/keys");

            assertThat(other.out()).startsWith("REJECTED: keys-unavailable").contains("name another issuer");
            assertThat(html.out()).contains("fetch", "HTML page");
            assertThat(missing.out()).contains("responded with 404", "The address does not exist on the server");
            assertThat(rejected.out()).contains("connection refused", "is not running at this address");
        }
    }

    @Test
    void explains_the_token_that_is_selected_among_several_values_of_a_cookie() throws Exception {
        Files.writeString(Path.of(settings), "\ntoken.cookie = __Host-jwt", StandardOpenOption.APPEND);
        String alice = "__Host-jwt=" + token("alice", "desk");

        DoctorRun accepted = cookies("__Host-jwt=old", alice);
        assertThat(accepted.out())
                .startsWith("ACCEPTED: \"alice\", status 200")
                .contains("in the cookie, which has 2 different values")
                .doesNotContain("differs");

        DoctorRun users = cookies(alice, "__Host-jwt=" + token("mallory", "desk"));
        assertThat(users.out())
                .startsWith("REJECTED: several-cookies, status 400")
                .contains(
                        "FAILED      place of the token",
                        "sub=\"alice\"",
                        "sub=\"mallory\"",
                        "Cause:  Cookies of the same");
    }

    private DoctorRun cookies(String... cookies) {
        List<String> arguments =
                new ArrayList<>(List.of("explain", settings, "--at", "1769860799", "--request", "GET /orders"));
        for (String cookie : cookies) {
            arguments.addAll(List.of("--cookie", cookie));
        }
        return DoctorRun.of("", arguments.toArray(new String[0]));
    }

    @Test
    void reads_the_settings_of_a_war_and_of_an_unpacked_one() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("app").resolve("WEB-INF"));
        Files.copy(Path.of(settings), folder.resolve("jwt-filter.properties"));
        Path war = directory.resolve("app.war");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            zip.putNextEntry(new ZipEntry("WEB-INF/jwt-filter.properties"));
            zip.write(Files.readAllBytes(Path.of(settings)));
        }

        for (Path application : List.of(war, directory.resolve("app"))) {
            DoctorRun run =
                    DoctorRun.of(token("alice", "desk"), "explain", application.toString(), "--at", "1769860799");

            assertThat(run.out()).as(application.toString()).startsWith("ACCEPTED: \"alice\"");
        }
    }

    @Test
    void stops_when_the_output_is_closed() {
        PrintWriter closed = new PrintWriter(Writer.nullWriter());
        closed.close();
        AtomicInteger lines = new AtomicInteger();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                assertThat(lines.incrementAndGet()).as("bytes read").isLessThan(1_000_000);
                return '\n';
            }
        };

        int status = new Doctor(closed, closed, Terminal.none(), Terminal.none())
                .run(new String[] {"explain", settings, "--json"}, endless);

        assertThat(status).isEqualTo(1);
    }

    @Test
    void cannot_use_broken_settings() throws IOException {
        Files.writeString(Path.of(settings), "issuer = idp");

        DoctorRun run = DoctorRun.of("x", "explain", settings);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("audience", "keys.");
    }

    private static String token(String subject, String audience) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("idp")
                .audience(audience)
                .subject(subject)
                .expirationTime(Date.from(EXPIRY))
                .claim("roles", List.of("clerk", "a \"b\""))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner(SECRET));
        return token.serialize();
    }
}
