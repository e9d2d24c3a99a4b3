package io.github.jwtfilter.internal.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RejectionReasonsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "rejection-reasons.md");

    @Test
    void the_page_is_current() throws IOException {
        String rendered = RejectionReasonsPage.render();
        if (Boolean.getBoolean("rejection.reasons.update")) {
            Files.writeString(PAGE, rendered);
        }
        assertThat(PAGE)
                .as("docs/rejection-reasons.md differs from the code; write it anew with: mvn -pl jwt-filter-core test"
                        + " -Dtest=RejectionReasonsPageTest -Drejection.reasons.update=true")
                .hasContent(rendered);
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void the_page_has_one_section_per_reason(RejectionReason reason) {
        assertThat(RejectionReasonsPage.render()).containsOnlyOnce("\n### " + reason.code() + "\n");
    }

    @Test
    void the_page_lists_every_cause_under_its_reason_without_placeholders() {
        String page = RejectionReasonsPage.render();

        for (Cause cause : Causes.all()) {
            String section =
                    page.split("\n### " + cause.reason().code() + "\n")[1].split("\n##")[0];
            assertThat(section).contains("\n- `" + cause.code() + "`: ");
        }
        assertThat(page.replaceAll("`[^`\n]*`", "")).as("HTML outside of code").doesNotContainPattern("(?<!\\\\)<");
        assertThat(page).doesNotContain("{found}", "{expected}", "{issuer}", "{name}");
    }
}
