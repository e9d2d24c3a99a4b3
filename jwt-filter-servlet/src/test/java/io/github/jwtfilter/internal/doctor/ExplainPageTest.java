package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The output of {@code explain} in the documentation is that of the program. */
class ExplainPageTest {
    private static final List<String> VALID = List.of(
            "typ=\"Bearer\"",
            "preferred_username=\"alice\"",
            "realm_access={\"roles\":[\"clerk\",\"approver\"]}",
            "header.kid=\"k1\"",
            "header.typ=\"JWT\"",
            "sign=rsa");

    @TempDir
    Path directory;

    private SetupTokens tokens;
    private Path settings;

    @BeforeEach
    void write_settings() throws Exception {
        tokens = new SetupTokens(directory);
        settings = Files.writeString(
                directory.resolve("jwt-filter.properties"),
                String.join(
                        "\n",
                        "preset = keycloak",
                        "issuer = https://idp.example.com/realms/legacy",
                        "audience = legacy-app",
                        "keys.jwks-file = keys.json",
                        "access.10 = /admin/** : role approver"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/explain.md"})
    void a_valid_token(String page) throws Exception {
        assertShown(page, run(tokens.token(VALID)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/explain.md"})
    void an_invalid_token(String page) throws Exception {
        String token = tokens.token(with("aud=\"account\""));

        assertShown(page, run(token));
    }

    @Test
    void a_request() throws Exception {
        String token = tokens.token(with("realm_access={\"roles\":[\"clerk\",\"Approver\"]}"));

        assertShown(
                "docs/explain.md",
                run(
                        token,
                        "--request",
                        "GET http://apps.example.com/admin/users",
                        "--peer",
                        "10.0.0.5",
                        "--header",
                        "X-Forwarded-Proto: https"));
    }

    @Test
    void a_cookie_of_another_name() throws Exception {
        assertShown(
                "docs/explain.md", run("", "--request", "GET /orders", "--cookie", "access=" + tokens.token(VALID)));
    }

    private static List<String> with(String change) {
        List<String> changes = new ArrayList<>(VALID);
        changes.add(change);
        return changes;
    }

    private DoctorRun run(String in, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("explain", settings.toString(), "--at", SetupTokens.NOW.toString()));
        arguments.addAll(List.of(more));
        return DoctorRun.of(
                new Terminal(100, false), in.getBytes(StandardCharsets.US_ASCII), arguments.toArray(new String[0]));
    }

    private static void assertShown(String page, DoctorRun run) throws Exception {
        assertThat(run.err()).isEmpty();
        List<String> blocks = Pattern.compile("(?s)```\n((?:ACCEPTED|REJECTED).*?)```")
                .matcher(Files.readString(Path.of("..", page.split("/"))))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(blocks).as(page + " shows:\n" + run.out()).contains(run.out());
    }
}
