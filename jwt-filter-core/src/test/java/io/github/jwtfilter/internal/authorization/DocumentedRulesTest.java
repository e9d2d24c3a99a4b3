package io.github.jwtfilter.internal.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentedRulesTest {
    private static final Path PAGE = Path.of("..", "docs", "access-rules.md");

    @Test
    void the_rules_of_the_page_are_read_without_an_error_or_a_finding() throws IOException {
        List<String> lines = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("access."))
                .map(line -> line.substring("access.".length()))
                .toList();
        Given given = Given.lines(lines.toArray(String[]::new));

        assertThat(lines).hasSizeGreaterThan(7);
        assertThat(given.errors()).isEmpty();
        assertThat(given.findings()).isEmpty();
        assertThat(given.rules().find(TestRequest.get("/")).ignoresTokens()).isTrue();
        assertThat(given.rules().find(TestRequest.of("POST", "/login")).sameOrigin())
                .isTrue();
        assertThat(given.rules().find(TestRequest.get("/price list/2026"))).hasToString("access.70");
        assertThat(given.rules().find(TestRequest.of("DELETE", "/orders/7")).rejection())
                .isNotNull();
    }
}
