package io.github.jwtfilter.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.github.jwtfilter.internal.resource.LocationResources;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.properties.FakeEnvironment;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings about files of private keys and secrets that every user of the machine can read. */
class SecretFileCheckTest {
    private static final String FINDING = ": every user of this machine can read the file ";

    @TempDir
    private Path directory;

    private final FakeEnvironment environment = new FakeEnvironment();

    @BeforeEach
    void openDirectory() throws IOException {
        assumeThat(Files.getFileStore(directory).supportsFileAttributeView("posix"))
                .isTrue();
        permit(directory, "rwxr-xr-x");
        for (Path parent = directory.toRealPath().getParent(); parent != null; parent = parent.getParent()) {
            assumeThat(Files.getPosixFilePermissions(parent)).contains(PosixFilePermission.OTHERS_EXECUTE);
        }
    }

    private static void permit(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private Path write(String name, String content, String permissions) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        permit(file, permissions);
        return file;
    }

    private static String key() throws Exception {
        return new ECKeyGenerator(Curve.P_256).generate().toJSONString();
    }

    private List<String> findings(String... lines) {
        String content = String.join("\n", lines);
        LocationResources resources = LocationResources.of(
                directory.resolve("jwt-filter.properties"), getClass().getClassLoader());
        LoadedSettings loaded = SettingsReader.read(
                SettingsFile.of("test.properties", content.getBytes(StandardCharsets.UTF_8)), environment, resources);
        GuardFactory.create(loaded, Clock.systemUTC()).close();
        return loaded.problems().all().stream().map(Problem::toString).collect(Collectors.toList());
    }

    @Test
    void a_signing_key_that_everybody_can_read_is_a_finding() throws Exception {
        write("key.json", key(), "rw-r--r--");

        assertThat(findings("session.store = memory", "session.keys = key.json"))
                .singleElement()
                .asString()
                .startsWith("test.properties:2: session.keys" + FINDING + "key.json; ")
                .contains("chmod o-r");
    }

    @Test
    void each_open_key_and_no_other_is_reported() throws Exception {
        write("open.json", key(), "rw----r--");
        write("group.json", key(), "rw-r-----");
        write("own.json", key(), "rw-------");

        assertThat(findings("session.store = memory", "session.keys = group.json, open.json, own.json"))
                .singleElement()
                .asString()
                .contains(FINDING + "open.json; ");
    }

    @Test
    void a_private_key_of_a_client_is_checked() throws Exception {
        Path file = write("client.json", key(), "rw-r--r--");
        String[] lines = {
            "issuer = https://idp.example.com",
            "login = openid",
            "login.client-id = legacy-app",
            "login.client-key = " + file.toUri()
        };

        assertThat(findings(lines)).singleElement().asString().contains("login.client-key" + FINDING + file.toUri());
        permit(file, "rw-r-----");
        assertThat(findings(lines)).isEmpty();
    }

    @Test
    void the_file_of_a_secret_is_checked_also_that_of_one_issuer() throws Exception {
        write("session.txt", "a secret of the test with at least 32 bytes", "rw-r--r--");
        write("partner.txt", "4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA", "rw-r--r--");

        assertThat(findings(
                        "session.store = memory",
                        "session.secret = ${file:session.txt:-a default with at least 32 bytes}",
                        "issuers.partner.issuer = https://partner.example.com",
                        "issuers.partner.audience = legacy-app",
                        "issuers.partner.principal.prefix = partner/",
                        "issuers.partner.keys.secret = ${file:partner.txt}"))
                .hasSize(2)
                .anyMatch(line -> line.contains("session.secret" + FINDING + "${file:session.txt}; "))
                .anyMatch(line -> line.contains("issuers.partner.keys.secret" + FINDING + "${file:partner.txt}; "));
    }

    @Test
    void a_file_with_a_value_that_is_no_secret_is_not_checked() throws Exception {
        write("name.txt", "shop", "rw-r--r--");

        assertThat(findings("session.store = memory", "session.name = ${file:name.txt}"))
                .isEmpty();
    }

    @Test
    void a_location_from_a_variable_is_shown_as_the_variable() throws Exception {
        Path file = write("key.json", key(), "rw-r--r--");
        environment.withVariable("KEY_FILE", file.toString());

        assertThat(findings("session.store = memory", "session.keys = ${env:KEY_FILE}"))
                .singleElement()
                .asString()
                .contains(FINDING + "${env:KEY_FILE}; ")
                .doesNotContain(file.toString());
    }

    @Test
    void a_file_in_a_directory_that_others_cannot_open_is_no_finding() throws Exception {
        Path file = write("private/key.json", key(), "rw-r--r--");
        permit(file.getParent(), "rwxr-x---");

        assertThat(findings("session.store = memory", "session.keys = private/key.json"))
                .isEmpty();
    }

    @Test
    void a_link_is_as_open_as_its_target() throws Exception {
        write("target.json", key(), "rw-r--r--");
        Files.createSymbolicLink(directory.resolve("link.json"), Path.of("target.json"));

        assertThat(findings("session.store = memory", "session.keys = link.json"))
                .hasSize(1);
        permit(directory.resolve("target.json"), "rw-------");
        assertThat(findings("session.store = memory", "session.keys = link.json"))
                .isEmpty();
    }

    @Test
    void files_of_a_web_application_are_not_checked() throws Exception {
        write("WEB-INF/key.json", key(), "rw-r--r--");

        assertThat(findings("session.store = memory", "session.keys = WEB-INF/key.json"))
                .isEmpty();
        assertThat(findings("session.store = memory", "session.keys = /WEB-INF/key.json"))
                .isEmpty();
    }
}
