package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateCommandTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void generates_files_that_check_accepts(KeyAlgorithm algorithm) throws IOException {
        String source = "keys.jwks-file = keys/jwks.json";
        if (algorithm.isSecret()) {
            source = DoctorRun.of("", "keys", "generate", algorithm.name()).out();
        } else {
            assertThat(generate(algorithm.name()).status()).isZero();
        }
        Path settings = directory.resolve("settings.properties");
        Files.writeString(settings, "issuer = idp\naudience = desk\nalgorithms = " + algorithm + "\n" + source);

        DoctorRun run = DoctorRun.of("", "check", settings.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "ES384", "ES512", "Ed25519"})
    void uses_the_thumbprint_as_key_id(String algorithm) throws Exception {
        generate(algorithm);

        JWK key = JWKSet.load(directory.resolve("keys/jwks.json").toFile())
                .getKeys()
                .get(0);

        assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
        assertThat(key.isPrivate()).isFalse();
    }

    @Test
    void restricts_the_private_key_to_its_owner() throws IOException {
        generate("ES256");

        Path file = directory.resolve("keys/private.pem");
        assertThat(Files.readString(file)).startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"private.pem", "public.pem", "jwks.json"})
    void never_overwrites_a_key_and_never_writes_half_a_pair(String existing) throws IOException {
        Path keys = Files.createDirectories(directory.resolve("keys"));
        Files.writeString(keys.resolve(existing), "in use");

        DoctorRun run = generate("ES256");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(existing, "exists");
        assertThat(keys).isDirectoryContaining(file -> file.endsWith(existing));
        assertThat(Files.list(keys)).hasSize(1);
        assertThat(Files.readString(keys.resolve(existing))).isEqualTo("in use");
    }

    @Test
    void reports_that_a_directory_cannot_be_written() throws IOException {
        Files.writeString(directory.resolve("keys"), "a file");

        DoctorRun run = generate("ES256");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("cannot write to").doesNotContain("unexpected");
    }

    @Test
    void prints_a_pair_when_no_directory_is_given() throws ParseException {
        DoctorRun run = DoctorRun.of("", "keys", "generate", "EdDSA");

        assertThat(run.out()).contains("-----BEGIN PRIVATE KEY-----", "-----BEGIN PUBLIC KEY-----");
        assertThat(JWKSet.parse(run.lines().get(run.lines().size() - 1)).getKeys())
                .hasSize(1);
    }

    @Test
    void rejects_contradicting_options() {
        assertThat(DoctorRun.of("", "keys", "generate", "none").status()).isEqualTo(2);
        assertThat(DoctorRun.of("", "keys", "generate").status()).isEqualTo(2);
    }

    @Test
    void restricts_a_secret_to_its_owner() throws IOException {
        DoctorRun run = generate("HS512");

        Path file = directory.resolve("keys/secret.txt");
        assertThat(run.out()).isEqualTo("wrote secret.txt to " + directory.resolve("keys") + System.lineSeparator());
        assertThat(run.err()).contains("keys.secret = ${file:", "secret.txt}");
        assertThat(Files.readString(file)).matches("base64:[A-Za-z0-9+/]{86}==\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(generate("HS512").status()).isEqualTo(2);
    }

    private DoctorRun generate(String algorithm) {
        return DoctorRun.of(
                "",
                "keys",
                "generate",
                algorithm,
                "--out",
                directory.resolve("keys").toString());
    }
}
