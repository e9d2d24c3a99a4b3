package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
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

        assertThat(run.lines())
                .containsExactly(
                        "{\"accepted\":true,\"reason\":null,\"principal\":\"alice\",\"roles\":[\"clerk\",\"a \\\"b\\\"\"]}",
                        "{\"accepted\":false,\"reason\":\"wrong-audience\",\"principal\":null,\"roles\":[]}",
                        "{\"accepted\":false,\"reason\":\"empty-token\",\"principal\":null,\"roles\":[]}",
                        "{\"accepted\":false,\"reason\":\"not-three-parts\",\"principal\":null,\"roles\":[]}");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void names_the_padded_base64_of_load_balancers() {
        DoctorRun run = DoctorRun.of("eyJhbGciOiJFUzI1NiJ9IA==.eyJzdWIiOiJhIn0=.AAAA", "explain", settings);

        assertThat(run.out())
                .contains("rejected (padded-encoding)")
                .contains("a part of the token is padded base64 (=)")
                .contains("use the header X-Amzn-Oidc-Accesstoken");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void judges_as_if_it_were_another_time() throws JOSEException {
        String in = token("alice", "desk");
        String second = String.valueOf(EXPIRY.getEpochSecond());

        assertThat(DoctorRun.of(in, "explain", settings, "--at", "1769860799").status())
                .isZero();
        assertThat(DoctorRun.of(in, "explain", settings, "--at", second).out()).contains("rejected (expired)");
        assertThat(DoctorRun.of(in, "explain", settings, "--at", "2026-01-31T13:00:00+01:00")
                        .out())
                .contains("rejected (expired)");
        assertThat(DoctorRun.of(in, "explain", settings, "--at", "yesterday").status())
                .isEqualTo(2);
        for (String absurd : List.of("99999999999999999999", "31556889864403199", "-1", "10000-01-01T00:00:00Z")) {
            DoctorRun run = DoctorRun.of(in, "explain", settings, "--at", absurd);
            assertThat(run.status()).as(absurd).isEqualTo(2);
            assertThat(run.err()).as(absurd).doesNotContain("Exception");
        }
    }

    @Test
    void tells_people_which_check_failed_and_which_were_not_reached() throws JOSEException {
        String forged = token("alice", "desk").replaceAll("\\.[^.]*$", ".AAAA");

        List<String> lines = DoctorRun.of(forged, "explain", settings).lines();

        assertThat(lines.get(0)).isEqualTo("token 1: rejected (bad-signature)");
        assertThat(lines)
                .filteredOn(line -> line.contains("FAILED"))
                .singleElement()
                .asString()
                .contains("signature");
        assertThat(lines).anyMatch(line -> line.startsWith("  not reached") && line.contains("audience"));
        assertThat(lines).anyMatch(line -> line.startsWith("  passed") && line.contains("issuer"));
    }

    @Test
    void shows_principal_roles_and_expiry_of_an_accepted_token() throws JOSEException {
        DoctorRun run = DoctorRun.of(token("alice", "desk"), "explain", settings, "--at", "1769860799");

        assertThat(run.out()).contains("accepted", "\"alice\"", "\"clerk\"", "2026-01-31T12:00:00Z");
    }

    @Test
    void survives_a_line_of_five_megabytes_and_bytes_outside_of_ascii() {
        String huge = "a".repeat(5_000_000) + "\n";
        byte[] latin = "é.é.é\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(DoctorRun.of(huge, "explain", settings, "--json").out()).contains("too-large");
        assertThat(DoctorRun.of(latin, "explain", settings, "--json").out()).contains("not-ascii");
    }

    @Test
    void says_nothing_about_no_tokens() {
        DoctorRun run = DoctorRun.of("", "explain", settings);

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
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
