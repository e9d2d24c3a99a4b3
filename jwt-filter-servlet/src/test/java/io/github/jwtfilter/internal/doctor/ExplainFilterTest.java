package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.jwtfilter.internal.plan.TestWar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A WAR with several JwtFilters, each with its own settings. */
class ExplainFilterTest {
    private static final String FOUND =
            "Note: web.xml declares JwtFilters with different settings: web (/WEB-INF/web.properties,"
                    + " mapped to /app/* *.do); api (/WEB-INF/api.properties, mapped to /api/* the servlet export). The settings of"
                    + " web are used; select by --request \"GET /path\", or by --filter NAME.";

    @TempDir
    Path directory;

    private static String filter(String name, String settings, String mappings) {
        return "<filter><filter-name>" + name + "</filter-name><filter-class>io.github.jwtfilter.javax.JwtFilter"
                + "</filter-class><init-param><param-name>config</param-name><param-value>" + settings
                + "</param-value></init-param></filter><filter-mapping><filter-name>" + name + "</filter-name>"
                + mappings + "</filter-mapping>";
    }

    private static String settings(String audience) {
        return "issuer = idp\naudience = " + audience + "\nkeys.secret = correct-horse-battery-staple-0123456789";
    }

    private DoctorRun explain(String in, String... options) {
        TestWar war = TestWar.with(filter(
                                "web",
                                "/WEB-INF/web.properties",
                                "<url-pattern>/app/*</url-pattern><url-pattern>*.do</url-pattern>")
                        + filter(
                                "api",
                                "/WEB-INF/api.properties",
                                "<url-pattern>/api/*</url-pattern><servlet-name>export</servlet-name>")
                        + "<servlet><servlet-name>export</servlet-name><servlet-class>a.Export</servlet-class></servlet>"
                        + "<servlet-mapping><servlet-name>export</servlet-name><url-pattern>/export/*</url-pattern>"
                        + "</servlet-mapping>")
                .file("WEB-INF/web.properties", settings("web-audience"))
                .file("WEB-INF/api.properties", settings("api-audience"));
        List<String> arguments = new ArrayList<>(
                List.of("explain", war.writeTo(directory.resolve("app.war")).toString()));
        arguments.addAll(List.of(options));
        return DoctorRun.of(in, arguments.toArray(new String[0]));
    }

    @Test
    void without_a_selection_the_filters_are_listed_once_and_the_first_is_used() {
        DoctorRun run = explain("a.b\nc.d");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("REJECTED: ").containsOnlyOnce(FOUND);
        assertThat(run.lines())
                .filteredOn(line -> line.startsWith("REJECTED: "))
                .hasSize(2);
    }

    @Test
    void programs_get_the_filters_with_each_token() throws Exception {
        for (String line : explain("a.b\nc.d", "--json").lines()) {
            assertThat(JSONObjectUtils.getStringList(JSONObjectUtils.parse(line), "notes"))
                    .containsExactly(FOUND.substring("Note: ".length()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--filter web, web-audience",
        "--filter api, api-audience",
        "--request /app/orders, web-audience",
        "--request /api/orders, api-audience",
        "--request /orders.do, web-audience",
        "--request /export/orders, api-audience"
    })
    void the_name_or_the_path_selects_the_settings(String option, String audience) throws Exception {
        String token = new SetupTokens(directory).token(List.of("iss=\"idp\"", "aud=\"other\""));

        DoctorRun run = explain(token, (option + " --at " + SetupTokens.NOW).split(" "));

        assertThat(run.out())
                .startsWith("REJECTED: wrong-audience")
                .contains("expected  \"" + audience + "\"")
                .doesNotContain("Note:");
    }

    @Test
    void filters_that_are_both_mapped_to_the_path_are_listed() {
        assertThat(explain("a.b", "--request", "/api/orders.do").out())
                .contains(
                        "Note: JwtFilters with different settings are mapped to this path: web (",
                        "The settings of web are used");
    }

    @Test
    void a_path_to_which_no_filter_is_mapped_is_reported() {
        assertThat(explain("a.b", "--request", "/public").out())
                .contains(
                        "Note: no JwtFilter is mapped to this path, so that the application serves it without a decision.");
        assertThat(explain("a.b", "--request", "/app/x", "--filter", "api").out())
                .contains(
                        "Note: the JwtFilter api is not mapped to this path, so that the application serves it without its decision");
    }

    @Test
    void a_filter_that_is_not_declared_is_an_error() {
        DoctorRun run = explain("a.b", "--filter", "old");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--filter old: web.xml declares no JwtFilter of this name, but web, api");
        assertThat(DoctorRun.of("a.b", "explain", "--filter", "old", "--jwks", "keys.json")
                        .err())
                .contains("--filter belongs to a WAR");
    }
}
