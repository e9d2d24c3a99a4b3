package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.pipeline.RejectionLog;
import io.github.jwtfilter.internal.remedy.Cause;
import io.github.jwtfilter.internal.remedy.Causes;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each broken setup, the log line names the cause and the remedy, without any part of an unverified token. */
class LogSetupsTest {
    @TempDir
    static Path directory;

    private static SetupTokens tokens;

    private final Logger logger = Logger.getLogger(RejectionLog.class.getName());
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeAll
    static void write_keys() throws Exception {
        tokens = new SetupTokens(directory);
    }

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stop_listening() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    static Stream<Setup> setups() {
        return Setup.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("setups")
    void the_log_contains_cause_and_remedy(Setup setup) throws Exception {
        String token = tokens.token(setup.token());
        Map<String, String> usual = new LinkedHashMap<>();
        usual.put("issuer", "https://idp.example.com/realms/legacy");
        usual.put("audience", "legacy-app");
        usual.put("keys.secret", SetupTokens.SECRET);
        Path file = Files.writeString(directory.resolve("jwt-filter.properties"), setup.file(usual));

        try (Guard guard =
                GuardFactory.create(SettingsReader.read(file), Clock.fixed(SetupTokens.NOW, ZoneOffset.UTC))) {
            guard.decide(request(setup, token));
        }

        assertThat(lines).singleElement().asString().startsWith("rejected " + setup.reason() + " (");
        String line = lines.get(0);
        Cause cause = Causes.all().stream()
                .filter(each -> each.code().equals(setup.cause()))
                .findFirst()
                .orElseThrow();
        assertThat(line)
                .contains(" cause=\"" + cause.text().replace('"', '\''), " remedy=\"")
                .contains(cause.remedy().replaceFirst("[{].*", "").replace('"', '\''))
                .matches("[ -~]+")
                .doesNotContain(token, SetupTokens.SECRET);
        if (line.contains(" token: sha256:")) {
            assertThat(line).contains(" explain=\"java -jar ").doesNotContain("alice", "found=\"");
        }
    }

    private static DescribedRequest request(Setup setup, String token) {
        List<String> headers = new ArrayList<>();
        List<String> cookies = new ArrayList<>();
        String line = "GET /page";
        String peer = "192.0.2.1";
        String origin = null;
        List<String> arguments = setup.arguments();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            String value = arguments.get(i + 1).replace("{token}", token);
            switch (arguments.get(i)) {
                case "--header" -> headers.add(value);
                case "--cookie" -> cookies.add(value);
                case "--peer" -> peer = value;
                case "--origin" -> origin = value;
                default -> line = value;
            }
        }
        if (!arguments.toString().contains("{token}")) {
            headers.add("Authorization: Bearer " + token);
        }
        return DescribedRequest.of(line, headers, cookies, origin, peer, "");
    }
}
