package io.github.jwtfilter.internal.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.settings.value.PathAllowance;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

class PathGuardPropertiesTest {
    private static final PathGuard GUARD = new PathGuard(Set.of(), null);

    @Property(tries = 10_000, seed = "4711")
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void an_accepted_path_does_not_change_by_repeated_decoding(
            @ForAll("pieces") String sent, @ForAll("servers") UnaryOperator<String> server) {
        String path = server.apply(sent);
        boolean passes = new SentPath("/app" + sent, path).passes(GUARD);

        Statistics.label("passes").collect(passes).coverage(each -> {
            each.check(true).percentage(share -> share > 5);
            each.check(false).percentage(share -> share > 5);
        });
        if (passes) {
            assertThat(Servers.readAgain(path)).isEqualTo(path);
        }
    }

    @Property(tries = 10_000, seed = "4712")
    void an_accepted_path_contains_nothing_ambiguous_with_any_allowance(
            @ForAll("pieces") String sent,
            @ForAll("servers") UnaryOperator<String> server,
            @ForAll Set<PathAllowance> allowed) {
        String path = server.apply(sent);

        if (new SentPath("/app" + sent, path).passes(new PathGuard(allowed, null))) {
            assertThat(path + "/")
                    .startsWith("/")
                    .doesNotContainPattern("[;\\\\\\p{Cntrl}\\x{80}-\\x{9f}\\x{fffd}]|/\\.{1,2}/|[ ]/")
                    .doesNotContainPattern("%[0-9A-Fa-f]{2}");
            assertThat(path).doesNotContain("//");
            assertThat(path.contains("#")).isIn(false, allowed.contains(PathAllowance.HASH));
            assertThat(path.contains("%")).isIn(false, allowed.contains(PathAllowance.ENCODED_PERCENT));
            assertThat((path + "/").contains("./")).isIn(false, allowed.contains(PathAllowance.TRAILING_DOT));
        }
    }

    @Property(tries = 10_000, seed = "4713")
    void an_accepted_path_is_the_path_that_the_client_sent(
            @ForAll("pieces") String sent, @ForAll("servers") UnaryOperator<String> server) {
        String path = server.apply(sent);
        String plain = Servers.ALL.get(2).apply(sent);

        if (new SentPath("/app" + sent, path).passes(GUARD) && !path.equals(plain)) {
            boolean blanks = path.equals(plain.replace('+', ' '));
            boolean welcome = plain.endsWith("/") && path.startsWith(plain);
            boolean root = plain.isEmpty() && path.equals("/") || plain.equals("/") && path.isEmpty();
            assertThat(blanks || welcome || root).as(sent + " became " + path).isTrue();
        }
    }

    @Property(tries = 2_000, seed = "4714")
    void every_ordinary_path_passes(
            @ForAll("ordinary") List<String> segments, @ForAll("ends") String end, @ForAll Set<PathAllowance> allowed) {
        String path = "/" + String.join("/", segments);
        StringBuilder sent = new StringBuilder("/app");
        segments.forEach(segment -> sent.append('/').append(SentPath.encoded(segment)));
        String slash = end.startsWith("/") ? "/" : "";

        assertThat(new SentPath(sent + end, path + slash).passes(new PathGuard(allowed, null)))
                .as(sent + end)
                .isTrue();
    }

    @Property(tries = 2_000, seed = "4715")
    void an_ordinary_path_with_one_piece_of_mischief_is_rejected(
            @ForAll("ordinary") List<String> segments,
            @ForAll("mischief") String piece,
            @ForAll("ordinary") List<String> rest) {
        String before = "/" + String.join("/", segments);
        String after = "/" + String.join("/", rest);
        String sent = "/app" + SentPath.encoded(before).replace("%2F", "/") + piece
                + SentPath.encoded(after).replace("%2F", "/");

        for (UnaryOperator<String> server : Servers.ALL) {
            String path = server.apply(sent.substring("/app".length()));
            assertThat(new SentPath(sent, path).passes(GUARD))
                    .as(sent + " as " + path)
                    .isFalse();
        }
    }

    @Property(tries = 1_000, seed = "4716")
    void throws_no_exception_for_any_path(
            @ForAll String rawPath,
            @ForAll String contextPath,
            @ForAll String path,
            @ForAll Set<PathAllowance> allowed) {
        PathGuard guard = new PathGuard(allowed, null);

        assertThatNoException().isThrownBy(() -> {
            guard.check(TestRequest.get(path).contextPath(contextPath).rawPath(rawPath));
            guard.check(TestRequest.get(path));
            guard.check(TestRequest.get("/" + path).contextPath("").rawPath(SentPath.encoded("/" + path)));
        });
    }

    @Property(tries = 2_000, seed = "4717")
    void throws_no_exception_for_any_bytes_and_accepts_no_changed_path(@ForAll byte[] octets) {
        StringBuilder sent = new StringBuilder("/app/");
        for (byte octet : octets) {
            sent.append(String.format("%%%02x", octet));
        }
        String path = "/" + new String(octets, StandardCharsets.UTF_8);

        if (new SentPath(sent.toString(), path).passes(GUARD)) {
            assertThat(path.substring(1).getBytes(StandardCharsets.UTF_8)).isEqualTo(octets);
            assertThat(Servers.readAgain(path)).isEqualTo(path);
        }
    }

    @Provide
    Arbitrary<String> pieces() {
        Arbitrary<String> plain =
                Arbitraries.of("a", "b.jsp", "x", "%41", "%C3%A9", "%20y", "+", "~", "(1)", "%e6%97%a5");
        Arbitrary<String> bad = Arbitraries.of(
                ".",
                "..",
                "%2e",
                "%2f",
                "%5c",
                "\\",
                "%25",
                "%252e",
                "%252f",
                "%00",
                "%0a",
                ";",
                ";v=1",
                "%3b",
                "#",
                "%23",
                "?",
                "%",
                "%c0%af",
                "%c3",
                "%e9",
                "%ed%a0%80",
                "\u00e9",
                " ",
                "%20",
                "%7f",
                "%c2%85",
                "%ef%bf%bd");
        Arbitrary<String> each =
                Arbitraries.frequencyOf(Tuple.of(8, plain), Tuple.of(5, Arbitraries.of("/")), Tuple.of(2, bad));
        Arbitrary<String> end = Arbitraries.of("", "", "", ";jsessionid=A1.n", "/");
        return Combinators.combine(each.list().ofMaxSize(8), end)
                .as((list, last) -> "/" + String.join("", list) + last);
    }

    @Provide
    Arbitrary<UnaryOperator<String>> servers() {
        return Arbitraries.of(Servers.ALL);
    }

    @Provide
    Arbitrary<List<String>> ordinary() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars("-_.~!$&'()*+,=:@ \u00e9\u00df\u0416\u65e5\uff0f\u00a0|^[]{}<>\"`?")
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(segment -> segment.endsWith(".") || segment.endsWith(" ") ? segment + "x" : segment)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> ends() {
        return Arbitraries.of("", "/", ";jsessionid=0A1B.node-1", "/;jsessionid=x!1!2");
    }

    @Provide
    Arbitrary<String> mischief() {
        return Arbitraries.of(
                "/..",
                "/.",
                "/%2e%2e",
                "/%2e",
                "%2f",
                "%2F",
                "%5c",
                "%5C",
                "\\",
                "/",
                "%25",
                "%252e",
                "%252f",
                "%00",
                "%0d",
                "%1f",
                "%7f",
                "%c2%9f",
                "%ef%bf%bd",
                ";",
                ";v=1",
                ";jsessionid=1",
                "/;",
                "%3b",
                "%3B",
                "#",
                "%23",
                "?",
                "%",
                "%2",
                "%zz",
                "%c0%af",
                "%c1%9c",
                "%e0%80%af",
                "%c3",
                "%e9",
                "%ed%a0%80",
                "%f4%90%80%80",
                "\u00e9",
                "\uff0f",
                " ",
                "%20",
                ".",
                "\t",
                "\0",
                "\u007f");
    }
}
