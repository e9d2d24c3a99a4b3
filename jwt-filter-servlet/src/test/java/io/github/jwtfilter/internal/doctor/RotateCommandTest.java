package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.TokenIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands for JWK Sets of signing keys: generate, rotate, and a token signed with the result. */
class RotateCommandTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("keys.json");
    }

    private DoctorRun generate(String algorithm, String... options) {
        return run("generate", algorithm, "--jwks", options);
    }

    private DoctorRun rotate(String... options) {
        return run("rotate", null, null, options);
    }

    private DoctorRun run(String command, String algorithm, String option, String... options) {
        List<String> arguments = new ArrayList<>(List.of("keys", command));
        if (algorithm != null) {
            arguments.addAll(List.of(algorithm, option));
        }
        arguments.add(file.toString());
        arguments.addAll(Arrays.asList(options));
        return DoctorRun.of("", arguments.toArray(new String[0]));
    }

    private List<JWK> keys() throws Exception {
        return JWKSet.load(file.toFile()).getKeys();
    }

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void a_generated_key_of_every_algorithm_signs_and_is_rotated(KeyAlgorithm algorithm) throws Exception {
        DoctorRun run = generate(algorithm.name(), "--bits", "2048");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("session.keys = " + file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        JWK key = keys().get(0);
        assertThat(key.isPrivate()).isTrue();
        SignedJWT token = SignedJWT.parse(
                TokenIssuer.builder(file).issuer("https://app").build().issue("alice", List.of()));
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo(algorithm.name());
        assertThat(token.getHeader().getKeyID()).isEqualTo(key.getKeyID());
        assertThat(verifies(key, token)).isTrue();

        assertThat(rotate("--bits", "2048").status()).isZero();
        assertThat(keys())
                .hasSize(2)
                .allMatch(each -> each.getAlgorithm().getName().equals(algorithm.name()));
    }

    private static boolean verifies(JWK key, SignedJWT token) throws Exception {
        switch (key.getKeyType().getValue()) {
            case "oct":
                return token.verify(new MACVerifier(key.toOctetSequenceKey()));
            case "RSA":
                return token.verify(new RSASSAVerifier(key.toRSAKey()));
            case "EC":
                return token.verify(new ECDSAVerifier(key.toECKey()));
            default:
                return verifiesEd25519(key.toOctetKeyPair().getDecodedX(), token);
        }
    }

    /** With the JDK, since Nimbus needs another library for it. */
    private static boolean verifiesEd25519(byte[] publicKey, SignedJWT token) throws Exception {
        String encoded = "302a300506032b6570032100" + HexFormat.of().formatHex(publicKey); // RFC 8410 section 4
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(encoded))));
        signature.update(token.getSigningInput());
        return signature.verify(token.getSignature().decode());
    }

    @Test
    void a_rotation_publishes_the_new_key_before_it_signs() throws Exception {
        generate("ES256");
        String first = keys().get(0).getKeyID();
        Instant before = Instant.now();

        DoctorRun run = rotate("--delay", "30m", "--overlap", "2h");

        assertThat(run.status()).as(run.err()).isZero();
        JWK old = keys().get(0);
        JWK added = keys().get(1);
        assertThat(old.getKeyID()).isEqualTo(first);
        assertThat(added.getNotBeforeTime().toInstant())
                .isBetween(before.plusSeconds(1_799), Instant.now().plusSeconds(1_800));
        assertThat(old.getExpirationTime().toInstant())
                .isEqualTo(added.getNotBeforeTime().toInstant().plus(Duration.ofHours(2)));
        assertThat(run.out())
                .contains(
                        "old key:  kid " + first + ", verifies until ", "new key:  kid " + added.getKeyID() + ", ES256")
                .doesNotContain(added.toECKey().getD().toString());
        SignedJWT token = SignedJWT.parse(
                TokenIssuer.builder(file).issuer("https://app").build().issue("alice", List.of()));
        assertThat(token.getHeader().getKeyID()).isEqualTo(first);
    }

    @Test
    void a_leaked_key_leaves_the_file_at_once() throws Exception {
        generate("ES256");
        String first = keys().get(0).getKeyID();

        DoctorRun run = rotate("--delay", "0s", "--overlap", "0s", "--alg", "RS256", "--bits", "2048");

        assertThat(run.out()).contains("removed:  kid " + first, "RS256, signs at once");
        assertThat(keys()).hasSize(1);
        assertThat(keys().get(0).toRSAKey().size()).isEqualTo(2048);
    }

    @Test
    void the_overlap_is_that_of_the_settings_or_long_enough_for_all() throws Exception {
        generate("ES256");
        Files.writeString(
                directory.resolve("app.properties"),
                "issuer = https://idp\naudience = app\nkeys.secret = ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef\n"
                        + "session.store = memory\nsession.access-lifetime = 5m\nclaims.clock-skew = 30s");

        rotate("--settings", directory.resolve("app.properties").toString());
        assertThat(overlap(0, 1)).isEqualTo(Duration.ofSeconds(330));

        Files.delete(file);
        generate("ES256");
        rotate();
        assertThat(overlap(0, 1)).isEqualTo(Duration.ofHours(25));
    }

    private Duration overlap(int old, int added) throws Exception {
        return Duration.between(
                keys().get(added).getNotBeforeTime().toInstant(),
                keys().get(old).getExpirationTime().toInstant());
    }

    @Test
    void the_file_keeps_its_permissions_and_a_link_remains_a_link() throws Exception {
        generate("ES256");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Object inode = Files.getAttribute(file, "unix:ino");
        Path target = file;
        file = Files.createSymbolicLink(directory.resolve("link.json"), target);

        assertThat(rotate().status()).isZero();

        assertThat(Files.isSymbolicLink(file)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-r-----");
        assertThat(Files.getAttribute(target, "unix:ino"))
                .as("replaced by a rename")
                .isNotEqualTo(inode);
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void one_rotation_runs_at_a_time() throws Exception {
        generate("ES256");
        String before = Files.readString(file);
        Path other = Files.writeString(directory.resolve("keys.json.new"), "half");

        DoctorRun run = rotate();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("keys.json.new exists: another rotation is running, or was interrupted");
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(other).hasContent("half");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"keys\":7}", "-----BEGIN PRIVATE KEY-----", "{\"kty\":\"oct\"}"})
    void a_file_that_is_no_set_is_not_changed(String content) throws IOException {
        Files.writeString(file, content);

        DoctorRun run = rotate();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("keys.json is not a JWK Set; write one with keys generate");
        assertThat(file).hasContent(content);
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void a_set_that_the_application_would_reject_is_not_changed() throws IOException {
        String content = "{\"keys\":[{\"kty\":\"EC\",\"kid\":\"a\",\"crv\":\"P-256\"}]}";
        Files.writeString(file, content);

        DoctorRun run = rotate();

        assertThat(run.err()).contains("keys.json key 0 (kid \"a\") has no member d");
        assertThat(file).hasContent(content);
    }

    @Test
    void a_rotation_that_exceeds_the_limit_of_keys_changes_nothing() throws Exception {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            keys.add(
                    "{\"kty\":\"oct\",\"kid\":\"k" + i + "\",\"k\":\"" + "A".repeat(30) + (1_000 + i) + "AAAAAAAAA\"}");
        }
        String full = "{\"keys\":[" + String.join(",", keys) + "]}";
        Files.writeString(file, full);

        DoctorRun run = rotate("--delay", "0s");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Nothing was changed", "shorter --overlap", "of 1 to 100 keys");
        assertThat(file).hasContent(full);
        assertThat(directory).isDirectoryNotContaining("glob:**.new");

        assertThat(rotate("--delay", "0s", "--overlap", "0s").status()).isZero();
        assertThat(keys()).hasSize(1);
    }

    @Test
    void a_second_rotation_before_the_new_key_signs_is_rejected() throws Exception {
        generate("ES256");
        rotate();
        String before = Files.readString(file);

        DoctorRun run = rotate();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("already becomes valid on ");
        assertThat(file).hasContent(before.trim());
    }

    @Test
    void wrong_arguments_are_reported() throws IOException {
        assertThat(rotate().err()).contains("there is no file ", "keys generate ES256 --jwks");
        assertThat(generate("ES256", "--out", directory.toString()).err()).contains("not both");
        assertThat(file).doesNotExist();
        assertThat(generate("RS256", "--bits", "1024").err()).contains("--bits: use 2048, 3072 or 4096");
        assertThat(generate("ES256").status()).isZero();
        assertThat(generate("ES256").err()).contains("keys.json exists already");
        assertThat(rotate("--delay", "-5m").err()).contains("--delay and --overlap");
        assertThat(DoctorRun.of("", "keys").err()).contains("generate or rotate");
    }

    @Test
    void a_test_token_is_signed_with_the_key_of_the_session() throws Exception {
        generate("ES256");
        Path settings = directory.resolve("app.properties");
        String lines = "issuer = https://idp\naudience = app\nkeys.secret = ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef\n"
                + "session.store = memory\n";
        Files.writeString(settings, lines + "session.name = shop\nsession.keys = keys.json\n");

        DoctorRun run = DoctorRun.of(
                "", "token", "issue", "--settings", settings.toString(), "--sub", "alice", "--role", "clerk");

        assertThat(run.status()).as(run.err()).isZero();
        SignedJWT token = SignedJWT.parse(run.out().trim());
        assertThat(verifies(keys().get(0), token)).isTrue();
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("urn:jwt-filter:shop");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("urn:jwt-filter:shop");
        assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("clerk");
        assertThat(token.getJWTClaimsSet().getClaims().keySet())
                .isEqualTo(Set.of("iss", "aud", "sub", "iat", "exp", "jti", "roles"));
        assertThat(run.err()).contains("signs with ES256");

        Files.writeString(settings, lines + "session.keys = keys.json\n");
        assertThat(issue(settings).err()).contains("--iss: the settings have no session.name");
        assertThat(issue(settings, "--iss", "urn:jwt-filter:desk").status()).isZero();
        assertThat(issue(settings, "--iss", "urn:jwt-filter:desk", "--alg", "RS256")
                        .err())
                .contains("--alg, --kid");
        Files.writeString(settings, lines.replaceFirst("keys.secret.*\n", ""));
        assertThat(issue(settings).err()).contains("session.keys is not set", "keys generate");
        Files.writeString(settings, lines + "session.keys = missing.json\nsession.name = shop\n");
        assertThat(issue(settings).err()).contains("app.properties:5: session.keys: there is no file");
    }

    private static DoctorRun issue(Path settings, String... options) {
        List<String> arguments = new ArrayList<>(List.of("token", "issue", "--settings", settings.toString()));
        arguments.addAll(Arrays.asList(options));
        return DoctorRun.of("", arguments.toArray(new String[0]));
    }
}
