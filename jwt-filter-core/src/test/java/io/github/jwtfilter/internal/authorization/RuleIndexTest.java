package io.github.jwtfilter.internal.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.internal.path.WelcomeFiles;
import io.github.jwtfilter.settings.CollectedProblems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleIndexTest {
    private static final String[] SEGMENTS = {
        "a", "b", "ab", "index.html", "x.css", ".css", "x.css.js", "\u00e4", "Aa", "BB"
    };
    private static final String[] METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    private static final String[] SENT = {"GET", "HEAD", "POST", "DELETE", "OPTIONS", "post", "FOO"};
    private static final List<String> WELCOME = List.of("index.html");

    /** A reference implementation of the rules, as simple as possible. */
    private record Line(int number, List<String> methods, List<String> patterns) {
        boolean matches(String path, boolean pathInfo, String method) {
            String evaluated = method.equals("HEAD") ? "GET" : method;
            return (methods.isEmpty() || methods.contains(evaluated))
                    && patterns.stream().anyMatch(pattern -> matches(pattern, path, pathInfo));
        }

        private static boolean matches(String pattern, String path, boolean pathInfo) {
            String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            String last = path.substring(path.lastIndexOf('/') + 1);
            if (pattern.startsWith("*.")) {
                return !pathInfo
                        && last.contains(".")
                        && last.substring(last.lastIndexOf('.')).equals(pattern.substring(1));
            }
            if (pattern.contains("/**.")) {
                String folder = pattern.substring(0, pattern.indexOf("/**."));
                return !pathInfo
                        && path.startsWith(folder + "/")
                        && last.lastIndexOf('.') > 0
                        && last.endsWith(pattern.substring(pattern.lastIndexOf('.')));
            }
            if (pattern.endsWith("*")) {
                String folder = pattern.replaceAll("/\\*+$", "");
                return bare.equals(folder) || path.startsWith(folder + "/");
            }
            return bare.equals(pattern.replaceAll("/$", ""));
        }

        @Override
        public String toString() {
            return number + " = " + String.join(",", methods) + " " + String.join(" ", patterns) + " : role r" + number;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void decides_like_a_sequential_evaluation_of_the_rules(long seed) {
        Random random = new Random(seed);
        int byRules = 0;
        for (int set = 0; set < 1_000; set++) {
            List<Line> lines = lines(random, random.nextInt(25));
            AccessRules rules = Given.linesOf(lines.stream().map(Line::toString).toList(), WELCOME)
                    .rules();
            for (int i = 0; i < 25; i++) {
                String path = path(random);
                String method = SENT[random.nextInt(SENT.length)];
                boolean pathInfo = random.nextInt(4) == 0;
                TestRequest request = TestRequest.of(method, path).pathInfo(pathInfo ? path : null);
                String expected = expected(lines, path, pathInfo, method);
                assertThat(rules.find(request))
                        .as(lines + " " + method + " " + path)
                        .hasToString(expected);
                byRules += expected.equals("the default rule") ? 0 : 1;
            }
        }
        assertThat(byRules).isBetween(2_000, 23_000);
    }

    private static String expected(List<Line> lines, String path, boolean pathInfo, String method) {
        Set<String> names = new LinkedHashSet<>();
        names.add(first(lines, path, pathInfo, method));
        if (path.isEmpty() || path.endsWith("/")) {
            WELCOME.forEach(name -> names.add(first(lines, (path.isEmpty() ? "/" : path) + name, pathInfo, method)));
        }
        return String.join(", ", names);
    }

    private static String first(List<Line> lines, String path, boolean pathInfo, String method) {
        return lines.stream()
                .filter(line -> line.matches(path, pathInfo, method))
                .map(line -> "access." + line.number())
                .findFirst()
                .orElse("the default rule");
    }

    private static List<Line> lines(Random random, int count) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> methods = new ArrayList<>(List.of(METHODS));
            Collections.shuffle(methods, random);
            List<String> patterns = new ArrayList<>();
            for (int j = random.nextInt(3); j >= 0; j--) {
                patterns.add(pattern(random));
            }
            int named = random.nextBoolean() ? 0 : 1 + random.nextInt(6);
            lines.add(new Line(3 * i, methods.subList(0, named), patterns));
        }
        return lines;
    }

    private static String pattern(Random random) {
        String path = path(random);
        String folder = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return switch (random.nextInt(7)) {
            case 0 -> folder + "/**";
            case 1 -> folder + "/*";
            case 2 -> folder + "/**." + (random.nextBoolean() ? "css" : "html");
            case 3 -> random.nextBoolean() ? "*.css" : "*.html";
            default -> path.isEmpty() ? "/" : path;
        };
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            path.append('/').append(SEGMENTS[random.nextInt(SEGMENTS.length)]);
        }
        return path.append(random.nextInt(3) == 0 ? "/" : "").toString();
    }

    @Test
    void evaluates_no_more_rules_among_a_thousand() throws InvalidRuleException {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            rules.add(rule(6 * i, "/exact/" + i));
            rules.add(rule(6 * i + 1, "/folder/" + i + "/**"));
            rules.add(rule(6 * i + 2, "*.e" + i));
            rules.add(rule(6 * i + 3, "GET /by/method/" + i));
            rules.add(rule(6 * i + 4, "/files/" + i + "/**.css"));
            rules.add(rule(6 * i + 5, "/files/**.x" + i));
        }
        for (int i = 0; i < 250; i++) {
            assertThat(evaluatedRules(rules, "/exact/" + i)).isEqualTo(1);
            assertThat(evaluatedRules(rules, "/folder/" + i + "/a/b/c/d/e.e" + i))
                    .isEqualTo(2);
            assertThat(evaluatedRules(rules, "/by/method/" + i + "/")).isEqualTo(1);
            assertThat(evaluatedRules(rules, "/files/" + i + "/a/b.css")).isEqualTo(1);
            assertThat(evaluatedRules(rules, "/files/" + i + "/a/b.x" + i)).isEqualTo(1);
        }
        assertThat(evaluatedRules(rules, "/x".repeat(4000))).isZero();
    }

    @Test
    void evaluates_at_most_one_rule_per_method_for_one_path() throws InvalidRuleException {
        List<Rule> rules = new ArrayList<>();
        Random random = new Random(7);
        String[] patterns = {"/a/b/c", "/a/b/**", "/a/**", "/**", "*.c", "/a/**.c", "/**.c"};
        for (int i = 0; i < 1_000; i++) {
            String method = METHODS[random.nextInt(METHODS.length)];
            rules.add(rule(i, method + " " + patterns[random.nextInt(patterns.length)]));
        }
        assertThat(evaluatedRules(rules, "/a/b/c")).isBetween(1, 4 * METHODS.length);
        assertThat(evaluatedRules(rules, "/a/b/x.c")).isBetween(1, 6 * METHODS.length);
    }

    @Test
    void distinguishes_keys_with_the_same_hash() throws InvalidRuleException {
        assertThat("/Aa").hasSameHashCodeAs("/BB");
        List<Rule> rules = List.of(rule(1, "/Aa"), rule(2, "/BB/**"), rule(3, "/BB"));
        RuleIndex index = index(rules);

        assertThat(index.match("/Aa", false, Methods.bit("GET")).decision()).hasToString("access.1");
        assertThat(index.match("/BB", false, Methods.bit("GET")).decision()).hasToString("access.2");
        assertThat(index.match("/Aa/x", false, Methods.bit("GET")).decision()).isSameAs(AccessRule.DEFAULT);
    }

    private static Rule rule(int number, String paths) throws InvalidRuleException {
        return RuleText.parse(number, "access." + number, paths + " : role r" + number);
    }

    private static int evaluatedRules(List<Rule> rules, String path) {
        int[] count = {0};
        index(rules).offer(path, false, offered -> count[0] += offered.length);
        return count[0];
    }

    private static RuleIndex index(List<Rule> rules) {
        return IndexBuilder.build(rules, WelcomeFiles.usual(), List.of(), new CollectedProblems().sink());
    }
}
