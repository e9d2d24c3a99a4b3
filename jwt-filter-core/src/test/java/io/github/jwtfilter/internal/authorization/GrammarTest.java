package io.github.jwtfilter.internal.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.settings.CollectedProblems;
import io.github.jwtfilter.settings.LoadedSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "/a~\"/a\" has no colon between the paths and the requirement; write METHODS /path/** : requirement",
                "\"/a:b\"~no colon",
                ": anyone~has no path; write METHODS",
                "GET : anyone~has no path",
                "* : anyone~has no path",
                "get /a : anyone~\"get\" is not in upper case; write GET",
                "Post /a : anyone~\"Post\" is not in upper case; write POST",
                "FOO /a : anyone~\"FOO\" is neither a supported method nor a path; use one or more of GET",
                "MOVE /a : anyone~\"MOVE\" is neither a supported method",
                "HEAD /a : anyone~\"HEAD\" is evaluated as GET; write GET instead",
                "GET,HEAD /a : anyone~\"HEAD\" is evaluated as GET",
                "TRACE /a : anyone~\"TRACE\" is never allowed",
                "GET,GET /a : anyone~\"GET\" is named twice",
                "*,GET /a : anyone~\"*\" cannot be combined with names of methods",
                "GET,* /a : anyone~\"*\" cannot be combined with names of methods",
                "GET,,POST /a : anyone~\",\" does not separate two items",
                ",/a : anyone~\",\" does not separate two items",
                "/a, : anyone~\",\" does not separate two items",
                "/a POST : anyone~\"POST\" does not start with a slash; start paths with /, write /** for everything,"
                        + " and put",
                "admin/** : anyone~\"admin/**\" does not start with a slash",
                "** : anyone~\"**\" does not start with a slash",
                "\"GET\" /a : anyone~\"GET\" does not start with a slash",
                "\"\" : anyone~does not start with a slash",
                "/a/*/b : anyone~\"/a/*/b\" has an asterisk at a position where none is allowed; end the pattern in"
                        + " /** for a folder",
                "/a* : anyone~has an asterisk",
                "/a/*.css : anyone~has an asterisk",
                "/**/a : anyone~has an asterisk",
                "/a/*** : anyone~has an asterisk",
                "*.c*s : anyone~has an asterisk",
                "*. : anyone~\"*.\" does not end in an extension",
                "*.tar.gz : anyone~\"*.tar.gz\" does not end in an extension (the part after the last dot of a path);"
                        + " write *.css",
                "*.x/y : anyone~does not end in an extension",
                "/css/** .css : anyone~\".css\" does not start with a slash",
                "/css/**css : anyone~has an asterisk at a position where none is allowed",
                "/css/*.css : anyone~or in /**.css for its files with an extension",
                "/css/**/*.css : anyone~or in /**.css for its files with an extension",
                "/css/**.* : anyone~has an asterisk at a position where none is allowed",
                "/c*s/**.css : anyone~has an asterisk at a position where none is allowed",
                "/css/**. : anyone~\"/css/**.\" does not end in an extension (the part after the last dot of a path);"
                        + " write *.css, or /folder/**.css",
                "/css/**.min.css : anyone~does not end in an extension",
                "/css/**.css/ : anyone~does not end in an extension",
                "/css/**.css/** : anyone~does not end in an extension",
                "/css/**.css| : anyone~does not end in an extension",
                "/css/**.|css : anyone~does not end in an extension",
                "/css/**.css|.js : anyone~does not end in an extension",
                "/css/**.css|js|css : anyone~names an extension twice; remove the repeated one",
                "css/**.css : anyone~does not start with a slash",
                "/css//**.css : anyone~contains an empty segment",
                "/a/../**.css : anyone~contains a segment of dots",
                "/css/**.c%73s : anyone~contains %",
                "/css/**.css? : anyone~contains ?",
                "\"/css/**.css \" : anyone~ends in a blank",
                "/css/**.css;x : anyone~contains a semicolon",
                "*.a%62 : anyone~contains %",
                "/a/../b : anyone~\"/a/../b\" contains a segment of dots",
                "/.. : anyone~contains a segment of dots",
                "/./** : anyone~contains a segment of dots",
                "/a;b : anyone~\"/a;b\" contains a semicolon, a backslash",
                "/a\\\\b : anyone~contains a semicolon, a backslash",
                "/a\ufffd : anyone~contains a semicolon, a backslash, or another character that no path contains;"
                        + " remove it",
                "/a%20b : anyone~\"/a%20b\" contains %, which no path contains; write the decoded character",
                "/a?b=c : anyone~\"/a?b=c\" contains ?, which no path contains; remove the query",
                "/a//b : anyone~\"/a//b\" contains an empty segment",
                "//** : anyone~contains an empty segment",
                "\"/a /b\" : anyone~ends in a blank",
                "\"/a : anyone~has no closing double quote; add the closing quote",
                "\"/a\"b : anyone~\"b \" has double quotes inside a word; put the whole word in quotes",
                "/a\"b\" : anyone~has double quotes inside a word",
                "/a :~has no requirement; use anyone, optional",
                "/a : & anyone~has no requirement",
                "/a : anyone &~\"&\" has no requirement",
                "/a : permitAll~\"permitAll\" is not valid at this position; use anyone",
                "/a : Anyone~\"Anyone\" is not valid at this position",
                "/a : \"anyone\"~\"anyone\" is not valid at this position",
                "/a : anyone # all~\"#\" is not valid at this position; write comments on separate lines",
                "/a : b : anyone~\"b\" is not valid at this position",
                "/a : role~\"role\" has no name after role, scope or |; add the name",
                "/a : role a|~\"|\" has no name",
                "/a : role & scope x~\"role\" has no name",
                "/a : role a b~\"b\" is not valid at this position",
                "/a : role a & b~\"b\" is not valid at this position",
                "/a : role a, b~\",\" is not valid at this position; join alternative roles or scopes by |",
                "/a : role a|a~\"a\" is named twice",
                "/a : role a & role a~\"a\" is required twice",
                "/a : role a|b & role b|a~is required twice",
                "/a : role *~\"*\" is not a valid name without quotes; put names",
                "/a : role !a~\"!a\" is not a valid name without quotes",
                "/a : role (a)~is not a valid name without quotes",
                "/a : role \"\"~is not a valid name without quotes",
                "/a : role \" \"~is not a valid name without quotes",
                "/a : role \"a~\"\\\"a\" has no closing double quote; add the closing quote",
                "/a : scope \"a b\"~\"a b\" is not a scope: scopes contain no blanks; write scope a & scope b",
                "/a : anyone & anyone~\"anyone\" occurs twice",
                "/a : anyone & optional~\"optional\" contradicts anyone; keep one of the two",
                "/a : authenticated & anyone~\"anyone\" contradicts authenticated",
                "/a : anyone & role a~\"anyone\" contradicts the role or scope, which requires a token; remove anyone",
                "/a : scope a & optional~\"optional\" contradicts the role or scope",
                "/a : deny & role a~\"deny\" cannot be combined with other terms; write deny alone",
                "/a : same-origin & deny~\"deny\" cannot be combined with other terms",
                "/a : deny & deny~\"deny\" occurs twice"
            })
    void a_rule_that_cannot_be_read_is_an_error_with_key_and_remedy(String rule, String problem) {
        Given given = Given.lines("10 = " + rule);

        assertThat(given.errors())
                .singleElement()
                .asString()
                .startsWith("access.10: ")
                .contains(problem)
                .matches(".+; .+");
        assertThat(given.rules().find(TestRequest.get("/a")).rejection()).isEqualTo(RejectionReason.ACCESS_DENIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "100000", "000001", "1 0", "+1", "\u0661", "<n>"})
    void a_key_without_a_number_is_an_error(String n) {
        Given given = Given.lines(n.replace(" ", "\\ ") + " = /a : anyone");

        assertThat(given.errors())
                .containsExactly("access." + n + ": does not end in the number of a rule; write access.<n> with a whole"
                        + " number from 0 to 99999");
        assertThat(given.rules().find(TestRequest.get("/a")).rejection()).isEqualTo(RejectionReason.ACCESS_DENIED);
    }

    @Test
    void one_number_in_two_spellings_is_an_error() {
        Given given = Given.lines("1 = /a : anyone", "01 = /b : anyone", "10 = /c : anyone");

        assertThat(given.errors())
                .containsExactly("access.01: has the same number as access.1; give one of the two another number");
        assertThat(given.rules().find(TestRequest.get("/c")).rejection()).isEqualTo(RejectionReason.ACCESS_DENIED);
    }

    @Test
    void all_errors_are_reported_at_once() {
        Given given = Given.lines("x = /a : anyone", "2 = a : anyone", "3 = /a : x", "03 = /b", "5 = /c : anyone");

        assertThat(given.errors())
                .extracting(error -> error.substring(0, error.indexOf(':')))
                .containsExactly("access.x", "access.2", "access.3", "access.03", "access.03");
    }

    @Test
    void rules_are_evaluated_in_numeric_order() {
        Given given =
                Given.lines("10 = /** : anyone", "9 = /a/** : optional", "00010 = /b : deny", "99999 = /c : deny");
        assertThat(given.errors()).hasSize(1);

        AccessRules rules = Given.lines("10 = /** : anyone", "9 = /a/** : optional", "0 = /a/b : deny")
                .rules();
        assertThat(rules.find(TestRequest.get("/a/b"))).hasToString("access.0");
        assertThat(rules.find(TestRequest.get("/a/c"))).hasToString("access.9");
        assertThat(rules.find(TestRequest.get("/b"))).hasToString("access.10");
    }

    @Test
    void the_first_and_the_last_number_are_numbers() {
        assertThat(Given.lines("0 = /a : anyone", "99999 = /b : anyone", "00001 = /c : anyone")
                        .errors())
                .isEmpty();
    }

    @Test
    void two_thousand_rules_are_allowed_and_no_more() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            lines.add(i + " = /a" + i + " : anyone");
        }
        assertThat(Given.linesOf(lines, List.of()).errors()).isEmpty();
        lines.add("2000 = /b : anyone");
        Given tooMany = Given.linesOf(lines, List.of());
        assertThat(tooMany.errors())
                .containsExactly(
                        "access.<n>: there are 2001 rules, and at most 2000 are allowed; combine rules: a rule may"
                                + " list several paths, and /folder/** matches a folder and everything below it");
        assertThat(tooMany.rules().find(TestRequest.get("/a1")).rejection()).isEqualTo(RejectionReason.ACCESS_DENIED);
    }

    @Test
    void a_thousand_characters_are_allowed_in_a_pattern_and_no_more() {
        String longest = "/" + "x".repeat(999);
        assertThat(Given.lines("1 = " + longest + " : anyone").errors()).isEmpty();
        assertThat(Given.lines("1 = " + longest + "x : anyone").errors())
                .singleElement()
                .asString()
                .endsWith("is longer than 1000 characters; use a folder: /folder/**");
    }

    @Test
    void the_value_of_an_expression_is_not_reported() {
        CollectedProblems problems = new CollectedProblems();
        LoadedSettings loaded = TestSettings.loadWith("access.1 = /a : role ${sys:NAME:-hunter2 hunter2}");

        new AccessRules(loaded.settings().access(), loaded.problems());
        assertThat(problems.none()).isTrue();
        assertThat(loaded.problems().all())
                .singleElement()
                .asString()
                .contains("${sys:NAME:-hunter2 hunter2}\" is not valid at this position");
    }

    @Test
    void any_text_of_a_rule_is_parsed_or_reported_as_an_error() {
        String[] pieces = {
            "GET", ",", " ", "/", "/a", "*", "**", "*.", "/**.", "x", "\"", "\"\"", ":", "role", "scope", "deny", "&",
            "|", "."
        };
        String[] starts = {"", "/a : ", "/a : role x", "GET /a : scope y &", "\"/b c\":role \"x\"|"};
        Random random = new Random(11);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(starts[random.nextInt(starts.length)]);
            for (int j = random.nextInt(6); j > 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                assertThat(RuleText.parse(1, "access.1", text.toString()).patterns())
                        .isNotEmpty();
                read++;
            } catch (InvalidRuleException e) {
                assertThat(e.getMessage()).isNotBlank();
                assertThat(e.remedy()).isNotBlank();
            }
        }
        assertThat(read).isBetween(100, 19_000);
    }
}
