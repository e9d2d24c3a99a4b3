package io.github.jwtfilter.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.value.PathAllowance;
import java.util.Collections;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainPathTest {
    @ParameterizedTest
    @CsvSource({
        "/app/orders/17, /app, /orders/17",
        "/orders.do, '', /orders.do",
        "/app/, /app, /",
        "/app, /app, ''",
        "/a-b/c_d/e.f.g, /a-b, /c_d/e.f.g"
    })
    void recognizes_usual_paths(String rawPath, String contextPath, String path) {
        assertThat(PlainPath.is(rawPath, contextPath, path)).isTrue();
        assertThat(everyCheckPasses(rawPath, contextPath, path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/app/orders/17, /app, /orders/18",
        "/app/orders, /app, /orders/",
        "/app/a//b, /app, /a//b",
        "/app/../b, /app, /../b",
        "/app/a./b, /app, /a./b",
        "/app/a., /app, /a.",
        "/app/%41, /app, /%41",
        "/app/a;b, /app, /a;b",
        "/app/a\u00e9, /app, /a\u00e9",
        "/app/a\u017f, /app, /a\u017f",
        "/apple, /app, le",
        "app/a, app, /a",
        "'', '', ''"
    })
    void does_not_recognize_paths_that_need_checks(String rawPath, String contextPath, String path) {
        assertThat(PlainPath.is(rawPath, contextPath, path)).isFalse();
    }

    @Property(tries = 50_000, seed = "4801")
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void a_plain_path_passes_every_check(
            @ForAll("texts") String contextPath, @ForAll("texts") String path, @ForAll("texts") String other) {
        boolean plain = PlainPath.is(contextPath + path, contextPath, path);

        Statistics.label("plain")
                .collect(plain)
                .coverage(each -> each.check(true).percentage(share -> share > 2));
        if (plain) {
            assertThat(everyCheckPasses(contextPath + path, contextPath, path))
                    .as(contextPath + " " + path)
                    .isTrue();
        }
        assertThat(PlainPath.is(other, contextPath, path)).isEqualTo(plain && other.equals(contextPath + path));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.strings().withChars("/.-_aZ09").ofMaxLength(6)),
                Tuple.of(
                        1,
                        Arbitraries.strings()
                                .withChars("/.a%;\\ ~+@`[{\u0000\u007f\u00c0\u017f\u212a\ufffd")
                                .ofMaxLength(6)),
                Tuple.of(3, Arbitraries.of("", "/app", "/", "/a.b", "/..", "//", "/.", "/a/b-c/d_e.do", "/x/")));
    }

    private static boolean everyCheckPasses(String rawPath, String contextPath, String path) {
        Set<PathAllowance> nothing = Collections.emptySet();
        int end = new SessionParameter(null).start(rawPath);
        return end == rawPath.length()
                && new ViewCheck(nothing).passes(path)
                && new RawCheck(nothing).passes(rawPath, end)
                && new SamenessCheck(nothing).passes(rawPath, end, contextPath, path);
    }
}
