package io.github.jwtfilter.internal.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.settings.Catalog;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonHelpTest {
    /** Words with a dot that start with the first word of a key. */
    private static final Pattern SETTING = Pattern.compile(
            "\\b(?:access|cache|challenge|claims|coexist|cors|csrf|https|keys|path|principal|proxy|roles|token)\\.[a-z.-]*[a-z]");

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void every_reason_has_a_symptom_a_cause_and_a_remedy(RejectionReason reason) {
        ReasonHelp help = ReasonHelp.of(reason);

        assertThat(List.of(help.symptom(), help.cause(), help.remedy()))
                .allSatisfy(text ->
                        assertThat(text).matches("[A-Za-z45_][ -~]+[.?]").doesNotContain("  ", "\""));
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void every_setting_in_a_text_exists(RejectionReason reason) {
        ReasonHelp help = ReasonHelp.of(reason);
        List<String> keys = Catalog.keys().stream().map(key -> key.name()).collect(Collectors.toList());

        assertThat(SETTING.matcher(help.cause() + " " + help.remedy()).results().map(MatchResult::group))
                .allSatisfy(name -> assertThat(keys).anyMatch(key -> key.equals(name) || key.startsWith(name + ".<")));
    }
}
