package io.github.jwtfilter.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.jwtfilter.Result;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestVerifier;
import io.github.jwtfilter.internal.jwks.FixedKeys;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySetLoader;
import io.github.jwtfilter.internal.verify.VerifiedJwt;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.properties.FakeEnvironment;
import io.github.jwtfilter.settings.properties.FakeResources;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys and tokens from openssl, ssh-keygen and another library are accepted or rejected according to the tables. */
class InteroperabilityTest {
    private static final String FINDING = ", finding: ";
    private static final String REJECTED = "rejected: ";
    private static final String ERROR = "error: ";

    /** The start of DER in base64 and hexadecimal digits, or of a token, or a long part of either. */
    private static final Pattern KEY_TEXT =
            Pattern.compile("MI[A-Z][A-Za-z0-9]{9}|AAAA[BC]3|eyJ|/u3\\+7|30:?82:?|[A-Za-z0-9+/]{60}");

    @TempDir
    static Path directory;

    private static Shell shell;
    private static OpensslKeys keys;

    @BeforeAll
    static void makeKeys() throws Exception {
        shell = new Shell(directory);
        assumeTrue(shell.has("openssl"), "openssl is not installed");
        shell.output(InteropCase.read("setup.sh"));
        keys = new OpensslKeys(shell, directory);
        keys.writeJwks();
    }

    static List<InteropCase> keys() {
        return InteropCase.of("keys.txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void keys(InteropCase each) throws Exception {
        for (String program : List.of("ssh-keygen", "jq")) {
            assumeTrue(!each.command().contains(program + " ") || shell.has(program), program + " is not installed");
        }
        LoadedSettings loaded = load(each.setting(), shell.output(each.command()));
        KeySet loadedKeys = KeySetLoader.load(
                loaded.settings().issuers().get(0).keys(), loaded.resources(), Clock.systemUTC(), loaded.problems());

        if (each.expected().startsWith(ERROR)) {
            assertThat(loadedKeys.keys()).isEmpty();
            assertThat(loaded.problems().hasErrors()).isTrue();
            assertProblem(loaded, each.expected().substring(ERROR.length()));
            assertNoKeyIsQuoted(loaded);
            return;
        }
        assertThat(loaded.problems().hasErrors())
                .as(loaded.problems().all().toString())
                .isFalse();
        assertToken(
                each,
                TestVerifier.of(loaded, Clock.systemUTC(), new FixedKeys("test", loadedKeys))
                        .verify(keys.token(each.token())));
        int finding = each.expected().indexOf(FINDING);
        if (finding >= 0) {
            assertProblem(loaded, each.expected().substring(finding + FINDING.length()));
        } else if (each.expected().equals("accepted")) {
            assertThat(loaded.problems().all()).isEmpty();
        }
    }

    /** The output of the command becomes a file, or with "env" the value of a variable, or with "line" the value itself. */
    private static LoadedSettings load(String setting, byte[] output) {
        String[] words = setting.split(" ");
        String key = words[words.length - 1];
        String text = new String(output, UTF_8);
        String value = setting.startsWith("env ") ? "${env:KEY}" : setting.startsWith("line ") ? text : "key-file";
        String lines = "issuer = " + TestSettings.ISSUER + "\naudience = " + TestSettings.AUDIENCE + "\n" + key + " = "
                + value + "\n";
        return SettingsReader.read(
                SettingsFile.of("test.properties", lines.getBytes(UTF_8)),
                new FakeEnvironment().withVariable("KEY", text),
                new FakeResources().with("key-file", output));
    }

    private static void assertProblem(LoadedSettings loaded, String text) {
        assertThat(loaded.problems().all()).map(Problem::toString).anyMatch(problem -> problem.contains(text));
    }

    /** No problem contains a part of a key or token. */
    private static void assertNoKeyIsQuoted(LoadedSettings loaded) {
        assertThat(loaded.problems().all())
                .map(Problem::toString)
                .noneMatch(problem -> KEY_TEXT.matcher(problem).find());
    }

    private static void assertToken(InteropCase each, Result<VerifiedJwt> result) {
        String reason = result.rejection() == null
                ? "accepted"
                : REJECTED + result.rejection().reason();
        assertThat(each.expected()).startsWith(reason);
    }
}
