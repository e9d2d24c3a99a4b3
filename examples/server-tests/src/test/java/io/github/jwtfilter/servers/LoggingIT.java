package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Await;
import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The destinations of the filter's log. */
class LoggingIT {
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("minimal");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ERRORS_ONLY = "<configuration><root level=\"ERROR\"/></configuration>";
    private static final String REPORT_ONLY = """
            issuer         = https://idp.example.com
            audience       = minimal
            keys.jwks-file = ${sys:minimal.jwks}
            mode           = report-only
            """;
    private static final String AUDITED = REPORT_ONLY.replace("mode           = report-only", "audit = rejections");

    @ParameterizedTest
    @EnumSource(names = {"TOMCAT_9", "JETTY_9", "JETTY_12_EE8"})
    void report_only_mode_is_in_the_log_of_the_server_although_the_application_logs_errors_only(ServerKind kind) {
        War war = MinimalWar.with(Libraries.OLD)
                .with("WEB-INF/classes/logback.xml", ERRORS_ONLY)
                .with("WEB-INF/jwt-filter.properties", REPORT_ONLY);
        try (RunningServer server = on(kind).application("silent", war).start()) {
            assertThat(Http.get(server.uri("/silent/")).statusCode()).isEqualTo(200);

            String log = server.log().text();
            assertThat(count(log, "jwt-filter INFO Application /silent: issuer "))
                    .isEqualTo(1);
            assertThat(count(log, "jwt-filter WARN Application /silent: /WEB-INF/jwt-filter.properties:4: mode: "))
                    .isEqualTo(1);
            assertThat(count(log, "jwt-filter WARN Application /silent: rejected requests are not logged: "))
                    .isEqualTo(1);
            assertThat(log).doesNotContain("would reject");
        }
    }

    @Test
    void the_configuration_that_the_page_shows_for_tomcat_puts_the_lines_into_a_file() {
        War war = MinimalWar.with(Libraries.NONE)
                .with("WEB-INF/classes/logging.properties", shownForTomcat(read(TestFiles.loggingPage())));
        Deployment deployment = on(ServerKind.TOMCAT_9)
                .application("logged", war)
                .property("java.util.logging.manager", "org.apache.juli.ClassLoaderLogManager");
        try (RunningServer server = deployment.start()) {
            assertThat(Http.get(server.uri("/logged/page")).statusCode()).isEqualTo(401);

            String text = Await.until(
                    lines -> lines.contains("no-token"),
                    LIMIT,
                    () -> linesBelow(server.log().file().resolveSibling("logs"), "jwt-filter."));
            assertThat(text)
                    .contains("INFO", "io.github.jwtfilter.internal.pipeline.RejectionLog.rejected rejected no-token (")
                    .contains("path=\"/page\"", "application=\"/logged\"")
                    .doesNotContain(".null");
        }
    }

    @Test
    void the_configuration_that_the_page_shows_for_tomcat_puts_the_audit_log_into_a_file() {
        War war = MinimalWar.with(Libraries.NONE)
                .with("WEB-INF/classes/logging.properties", shownForTomcat(read(TestFiles.auditPage())))
                .with("WEB-INF/jwt-filter.properties", AUDITED);
        Deployment deployment = on(ServerKind.TOMCAT_9)
                .application("audited", war)
                .property("java.util.logging.manager", "org.apache.juli.ClassLoaderLogManager");
        try (RunningServer server = deployment.start()) {
            assertThat(Http.get(server.uri("/audited/page")).statusCode()).isEqualTo(401);

            String text = Await.until(
                    lines -> lines.contains("no-token"),
                    LIMIT,
                    () -> linesBelow(server.log().file().resolveSibling("logs"), "audit."));
            assertThat(text)
                    .startsWith("{\"time\":\"")
                    .contains("\"event\":\"request-rejected\",\"application\":\"/audited\",\"method\":\"GET\"")
                    .endsWith("}\n")
                    .doesNotContain("INFO");
        }
    }

    private static Deployment on(ServerKind kind) {
        return Deployment.on(kind).keys("minimal.jwks", IDENTITY_PROVIDER.jwkSet());
    }

    private static String shownForTomcat(String page) {
        Matcher block = Pattern.compile("\n## Tomcat\n[^#]*?```properties\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        if (!block.find()) {
            throw new IllegalStateException("the page shows no configuration of Tomcat");
        }
        return block.group(1);
    }

    private static String linesBelow(Path logs, String prefix) {
        if (!Files.isDirectory(logs)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(logs)) {
            files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .forEach(file -> text.append(read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int count(String text, String searched) {
        return text.split(Pattern.quote(searched), -1).length - 1;
    }
}
