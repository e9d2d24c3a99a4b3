package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.probe.ProbedApplication;
import io.github.jwtfilter.servlet.scenario.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output of {@code probe} in docs/probe.md is that of the program. */
class ProbePageTest {
    private static final String ALTERNATIVE = "(?s)```\n(FINDINGS.*?)```";

    @TempDir
    Path directory;

    /** The example: a filter that is mapped to the folder of the administrators only, and a cookie without attributes. */
    @Test
    void the_example_is_the_output_for_such_an_application() throws Exception {
        Path file = Files.writeString(directory.resolve("jwt-filter.properties"), settings());
        try (ProbedApplication application = new ProbedApplication(directory)
                .usualPages()
                .page("/basket", (request, response) -> {
                    response.addHeader("Set-Cookie", "JSESSIONID=node01; Path=/app");
                    response.setContentType("text/html");
                    response.getWriter().print("<p>Your basket is empty.</p>");
                })
                .guard(directory, settings(), "/admin/*")
                .start()) {
            DoctorRun run = DoctorRun.of(
                    new Terminal(100, false),
                    new byte[0],
                    "probe",
                    application.url(),
                    "--settings",
                    file.toString(),
                    "--open",
                    "/basket");

            assertThat(run.err()).isEmpty();
            assertThat(run.status()).isEqualTo(1);
            List<String> examples = Pattern.compile(ALTERNATIVE)
                    .matcher(Files.readString(Path.of("..", "docs", "probe.md")))
                    .results()
                    .map((MatchResult block) -> normal(block.group(1)))
                    .toList();
            assertThat(examples).as("docs/probe.md shows:\n" + run.out()).contains(normal(run.out()));
        }
    }

    private static String settings() {
        return Tokens.settings("access.10 = /basket : anyone", "access.20 = /admin/** : role admin");
    }

    /** Returns the text with one port, one random name, and one length of the error pages of Jetty, which contain the identity of an object. */
    private static String normal(String text) {
        return text.replaceAll("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1:8080")
                .replaceAll("jwt-filter-probe-[0-9a-f]{8}", "jwt-filter-probe-1a2b3c4d")
                .replaceAll("text/html, [0-9]+ bytes", "text/html, 450 bytes")
                .replaceAll("\\s+", " ")
                .trim();
    }
}
