package io.github.jwtfilter.internal.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "/a/** : anyone~/a/b : role x",
                "/a/** : anyone~/a : role x",
                "/a/** : anyone~/a/b/* : role x",
                "/a/** : anyone~GET /a/b : role x",
                "GET,POST /a/** : anyone~POST /a/b : role x",
                "/a : authenticated~/a/ : role x",
                "*.css : role y~*.css : role x",
                "*.css : role y~/a/**.css : role x",
                "/a/** : role y~/a/**.css : role x",
                "/a/** : role y~/a/b/**.css : role x",
                "/a/**.css : role y~/a/**.css : role x",
                "/a/**.css : role y~/a/b/**.css : role x",
                "/x /a : authenticated~/a /b : role x"
            })
    void reports_a_rule_that_an_earlier_one_covers(String first, String second) {
        Given given = Given.lines("1 = " + first, "2 = " + second);

        assertThat(given.errors()).isEmpty();
        assertThat(given.findings())
                .singleElement()
                .asString()
                .startsWith("access.2: \"")
                .endsWith("\" is matched by access.1 before this rule is evaluated; give this rule a lower number, or"
                        + " remove the path from it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "/a/b : authenticated~/a/** : role x",
                "/a : authenticated~/a/** : role x",
                "GET /a : authenticated~/a : role x",
                "GET /a : authenticated~POST /a : role x",
                "GET,POST,PUT,PATCH,DELETE,OPTIONS /a : authenticated~/a : role x",
                "*.css : role y~/a.css : role x",
                "*.css : role y~*.js : role x",
                "/a/**.css : role y~*.css : role x",
                "/a/**.css : role y~/a/** : role x",
                "/a/**.css : role y~/a/**.js : role x",
                "/a/**.css : role y~/a/b.css : role x",
                "/a/b/**.css : role y~/a/**.css : role x",
                "/a/b/**.css : role y~/a/c/**.css : role x",
                "/a/** : authenticated~*.js : role x",
                "/a/** : authenticated~/ab : role x",
                "/a/** : authenticated~/A/b : role x",
                "/a/b/** : authenticated~/a/** : role x"
            })
    void reports_nothing_if_each_rule_has_an_effect(String first, String second) {
        Given given = Given.lines("1 = " + first, "2 = " + second);

        assertThat(given.errors()).isEmpty();
        assertThat(given.findings()).isEmpty();
    }

    @Test
    void reports_a_rule_that_several_earlier_ones_cover() {
        assertThat(Given.lines("1 = POST /a : role x", "2 = GET /** : role y", "3 = GET,POST /a : deny")
                        .findings())
                .containsExactly(
                        "access.3: \"/a\" is matched by access.1, access.2 before this rule is evaluated; give this"
                                + " rule a lower number, or remove the path from it");
    }

    @Test
    void reports_a_duplicate_rule() {
        assertThat(Given.lines("1 = GET /a/** : role x|y", "2 = GET /a/* : role y|x")
                        .findings())
                .containsExactly(
                        "access.2: \"/a/*\" has the same methods and requirement in access.1; remove one of them");
        assertThat(Given.lines("1 = /a /b /a/ : role x").findings())
                .containsExactly(
                        "access.1: \"/a/\" is covered by the other paths of the rule; remove the path from the rule");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anyone", "optional", "anyone & same-origin"})
    void reports_an_open_extension(String requirement) {
        assertThat(Given.lines("1 = *.css /**.js : " + requirement).findings())
                .containsExactly(
                        "access.1: \"*.css\" opens every path with this extension, including those below folders that"
                                + " other rules protect; name the folder that contains such files, as in /folder/**.css",
                        "access.1: \"/**.js\" opens every path with this extension, including those below folders that"
                                + " other rules protect; name the folder that contains such files, as in /folder/**.css");
        assertThat(Given.lines("1 = /css/**.css|js : " + requirement).findings())
                .isEmpty();
        assertThat(Given.lines("1 = *.css : role a").findings()).isEmpty();
        assertThat(Given.lines("1 = *.css : deny").findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/ : anyone", "/docs/ : anyone", "GET /docs/ : optional", "/docs/ /docs/index.html : anyone"})
    void reports_an_open_directory_whose_welcome_files_are_closed(String rule) {
        assertThat(Given.lines("1 = " + rule).findings())
                .singleElement()
                .asString()
                .startsWith("access.1: ")
                .contains("may be served by its welcome file")
                .contains("for which the default rule has another requirement, so that a GET of the folder must satisfy"
                        + " both; give the welcome file the same requirement");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/docs/index.jsp : role a", "GET /docs/index.htm : deny", "*.html : optional & same-origin"})
    void reports_an_open_directory_whose_welcome_file_has_another_rule(String rule) {
        assertThat(Given.lines("1 = " + rule, "2 = /docs/** : anyone").findings())
                .filteredOn(finding -> finding.startsWith("access.2"))
                .singleElement()
                .asString()
                .contains("\"/docs/\" may be served by its welcome file \"/docs/index.")
                .contains("for which access.1 has another requirement");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/** : anyone",
                "/docs : anyone",
                "/docs/ : role a",
                "POST /docs/ : anyone",
                "/docs/index.jsp : anyone",
                "/** : optional"
            })
    void reports_no_welcome_file_if_every_open_directory_includes_it(String rule) {
        assertThat(Given.lines("1 = " + rule).findings()).isEmpty();
    }

    @Test
    void a_welcome_file_with_the_same_requirement_is_fine() {
        assertThat(Given.lines("1 = /docs/index.jsp : anyone", "2 = /docs/** : anyone")
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/a#b, hash",
        "/a#/**, hash",
        "/a., trailing-dot",
        "/a./**, trailing-dot",
        "/..., trailing-dot",
        "/a/**.c#, hash",
        "*.c#, hash",
        "/a./**.css, trailing-dot"
    })
    void reports_a_path_that_path_allow_does_not_permit(String path, String allowed) {
        assertThat(Given.lines("1 = " + path + " : role a").findings())
                .containsExactly("access.1: \"" + path + "\" matches no path unless path.allow contains " + allowed
                        + "; correct the path, or add " + allowed + " to path.allow");
    }

    @Test
    void reports_once_that_a_first_rule_denies_every_request() {
        List<String> lines = new ArrayList<>(List.of("1 = /** : deny"));
        for (int i = 2; i < 50; i++) {
            lines.add(i + " = /a" + i + " : anyone");
        }
        assertThat(Given.linesOf(lines, List.of("index.html")).findings())
                .containsExactly(
                        "access.1: rejects every request, so that the rules with higher numbers (48) never apply; give"
                                + " it a number above those of all other rules");
        assertThat(Given.lines("1 = /* : deny").findings())
                .containsExactly("access.1: rejects every request; give it a number above those of all other rules");
    }

    @Test
    void reports_rules_after_a_rule_for_every_path() {
        assertThat(Given.lines("1 = /a : role a", "2 = /b /** : role b", "3 = /c : anyone")
                        .findings())
                .containsExactly(
                        "access.2: matches every request that reaches it, so that the rules with higher numbers (1)"
                                + " never apply; give it a number above those of all other rules");
        assertThat(Given.lines("1 = /a : role a", "2 = /** : deny").findings()).isEmpty();
        assertThat(Given.lines("1 = GET /** : deny", "2 = /c : anyone").findings())
                .isEmpty();
    }
}
