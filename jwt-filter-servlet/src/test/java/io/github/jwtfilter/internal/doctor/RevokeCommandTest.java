package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevokeCommandTest {
    private static final String ISSUER =
            "issuer = idp\naudience = desk\nkeys.secret = 4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "revoke FILE --key k1",
                "revoke FILE --all",
                "revoke FILE --token -",
                "revocations list FILE",
                "revocations prune FILE",
                "revocations remove FILE x"
            })
    void the_memory_of_an_application_is_reached_only_over_jmx(String line) throws IOException {
        DoctorRun run = run(ISSUER + "revocation.store = memory", line);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("in the memory of the running application", "JMX", "type=Revocations");
    }

    @Test
    void a_file_without_a_store_is_an_error_with_a_remedy() throws IOException {
        DoctorRun run = run(ISSUER, "revoke FILE --key k1");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("Set revocation.store = jdbc or redis");
    }

    @Test
    void invalid_settings_are_reported_with_all_problems() throws IOException {
        DoctorRun run = run("issuer = idp\nrevocation.stoer = jdbc", "revoke FILE --key k1");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("audience", "revocation.stoer", "revocation.store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "revoke FILE",
                "revoke FILE --key k1 --all",
                "revoke FILE --jti 1 --sid 2",
                "revoke FILE --token token.txt",
                "revoke FILE --all --issuer idp",
                "revoke FILE --key k1 --issued-before 2026-01-31T12:00:00Z",
                "revoke FILE --all --expires 2026-01-31T12:00:00Z",
                "revoke FILE --all --issued-before yesterday",
                "revoke --all",
                "revocations",
                "revocations list FILE --limit 0",
                "revocations remove FILE"
            })
    void wrong_arguments_are_errors_and_change_nothing(String line) throws IOException {
        DoctorRun run = run(ISSUER + "revocation.store = memory", line);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Usage:").doesNotContain("unexpected");
    }

    @Test
    void the_commands_of_the_page_are_complete() throws IOException {
        List<String> commands = Files.readAllLines(Path.of("../docs/revocation.md")).stream()
                .filter(line -> line.startsWith("java -jar "))
                .map(line -> line.replaceFirst("java -jar \\S+ ", "")
                        .replaceFirst(" <.*", "")
                        .replace("app.properties", "FILE"))
                .toList();

        assertThat(commands).hasSizeGreaterThan(5);
        for (String command : commands) {
            DoctorRun run = run(ISSUER + "revocation.store = memory", command);
            assertThat(run.err()).as(command).contains("in the memory of the running application");
        }
    }

    @Test
    void explain_notes_that_it_does_not_know_the_revocations_in_memory() throws IOException {
        Path file = Files.writeString(directory.resolve("app.properties"), ISSUER + "revocation.store = memory");
        String token = DoctorRun.of("", "token", "issue", "--settings", file.toString())
                .out();
        DoctorRun explained = DoctorRun.of(token, "explain", file.toString());

        assertThat(explained.status()).isZero();
        assertThat(explained.out()).contains("whether the token is revoked is known only to");
    }

    private DoctorRun run(String settings, String line) throws IOException {
        Path file = Files.writeString(directory.resolve("app.properties"), settings);
        Stream<String> words = Arrays.stream(line.split(" "));
        return DoctorRun.of(
                "",
                words.map(word -> word.equals("FILE") ? file.toString() : word).toArray(String[]::new));
    }
}
