package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of docs/where-the-token-comes-from.md, and checks its settings. */
class TokenPageTest {
    private static final Path PAGE = Path.of("..", "docs", "where-the-token-comes-from.md");
    private static final String PROGRAM = "java -jar jwt-filter-servlet-<version>-all.jar ";

    @TempDir
    Path directory;

    @Test
    void the_commands_sign_tokens_that_the_settings_accept() throws Exception {
        List<String> commands = blocks("sh").stream()
                .filter(block -> block.startsWith(PROGRAM))
                .map(String::trim)
                .toList();
        assertThat(commands).hasSize(3);
        Files.writeString(
                directory.resolve("app.properties"), blocks("properties").get(0));

        assertThat(run(commands.get(0)).status()).isZero();
        DoctorRun first = run(commands.get(1));
        DoctorRun job = run(commands.get(2));

        assertThat(first.err()).contains("app.properties accepts it: user alice, roles [clerk]");
        assertThat(SignedJWT.parse(first.out().trim()).getJWTClaimsSet().getSubject())
                .isEqualTo("alice");
        assertThat(job.err()).contains("app.properties accepts it: user report-job, roles [report]");
    }

    @Test
    void check_accepts_each_settings_file() throws IOException {
        List<String> blocks = blocks("properties");
        assertThat(blocks).hasSize(5);
        DoctorRun.of(
                "",
                "keys",
                "generate",
                "ES256",
                "--out",
                directory.resolve("keys").toString());

        for (String block : blocks) {
            Path file = Files.writeString(
                    directory.resolve("app.properties"),
                    block.replace("/etc/shop/keys", directory.resolve("keys").toString()));

            DoctorRun checked = DoctorRun.of("", "check", file.toString());

            assertThat(checked.status())
                    .as(block + checked.out() + checked.err())
                    .isZero();
        }
    }

    /** Runs a command of the page, with its files below the directory of the test. */
    private DoctorRun run(String command) {
        List<String> arguments = new ArrayList<>();
        for (String argument : command.substring(PROGRAM.length()).split(" ")) {
            boolean file = argument.startsWith("keys/") || argument.endsWith(".properties");
            boolean folder = argument.equals("keys") && !arguments.isEmpty();
            arguments.add(file || folder ? directory.resolve(argument).toString() : argument);
        }
        return DoctorRun.of("", arguments.toArray(new String[0]));
    }

    private static List<String> blocks(String language) throws IOException {
        Matcher matcher = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(Files.readString(PAGE));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        assertThat(blocks).isNotEmpty();
        return blocks;
    }
}
