package io.github.jwtfilter.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardFindingsTest {
    private static final String LISTENER =
            "<listener><listener-class>io.github.jwtfilter.javax.JwtGuardListener</listener-class></listener>";
    private static final String DISPATCHERS =
            "<dispatcher>REQUEST</dispatcher><dispatcher>FORWARD</dispatcher><dispatcher>ASYNC</dispatcher>"
                    + "<dispatcher>ERROR</dispatcher>";
    private static final String GUARD = filter("jwt", "io.github.jwtfilter.javax.JwtFilter", true);
    private static final String MAPPING = mapping("jwt", "/*", DISPATCHERS);
    private static final String UPGRADE = "org.eclipse.jetty.ee8.websocket.servlet.WebSocketUpgradeFilter";

    private static String filter(String name, String className, boolean async) {
        return "<filter><filter-name>" + name + "</filter-name><filter-class>" + className
                + "</filter-class><async-supported>" + async + "</async-supported></filter>";
    }

    private static String mapping(String name, String pattern, String dispatchers) {
        return "<filter-mapping><filter-name>" + name + "</filter-name><url-pattern>" + pattern + "</url-pattern>"
                + dispatchers + "</filter-mapping>";
    }

    private static WebXml read(String version, String... parts) throws IOException {
        String text = "<web-app" + version + ">" + String.join("", parts) + "</web-app>";
        return WebXmlReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> findings(String... parts) throws IOException {
        return GuardFindings.of(read(" version='3.0'", parts));
    }

    @Test
    void a_good_descriptor_has_none() throws IOException {
        assertThat(findings(LISTENER, GUARD, MAPPING)).isEmpty();
    }

    @Test
    void older_descriptors_are_asked_for_no_more_than_they_know() throws IOException {
        String plain = filter("jwt", "io.github.jwtfilter.javax.JwtFilter", false);

        assertThat(GuardFindings.of(read("", LISTENER, plain, mapping("jwt", "/*", ""))))
                .isEmpty();
        assertThat(GuardFindings.of(read(
                        " version='2.5'",
                        LISTENER,
                        plain,
                        mapping(
                                "jwt",
                                "/*",
                                "<dispatcher>REQUEST</dispatcher><dispatcher>FORWARD</dispatcher>"
                                        + "<dispatcher>ERROR</dispatcher>"))))
                .isEmpty();
        assertThat(GuardFindings.of(read(" version='2.5'", LISTENER, plain, mapping("jwt", "/*", ""))))
                .hasSize(2)
                .anyMatch(finding -> finding.contains("FORWARD"))
                .anyMatch(finding -> finding.contains("ERROR"));
    }

    @Test
    void a_narrow_pattern_leaves_the_rest_open() throws IOException {
        assertThat(findings(LISTENER, GUARD, mapping("jwt", "/admin/*", DISPATCHERS)))
                .singleElement()
                .asString()
                .contains("mapped to /admin/* only", "map it to /*");
    }

    @ParameterizedTest
    @CsvSource({
        "REQUEST, no request is judged",
        "FORWARD, no rules are evaluated for welcome files",
        "ASYNC, asynchronous",
        "ERROR, error pages"
    })
    void a_missing_dispatcher_is_told(String dispatcher, String consequence) throws IOException {
        String fewer = DISPATCHERS.replace("<dispatcher>" + dispatcher + "</dispatcher>", "");

        assertThat(findings(LISTENER, GUARD, mapping("jwt", "/*", fewer)))
                .singleElement()
                .asString()
                .contains(consequence, "<dispatcher>" + dispatcher + "</dispatcher>");
    }

    @Test
    void everything_else_is_told() throws IOException {
        assertThat(findings(LISTENER)).singleElement().asString().contains("nothing is guarded");
        assertThat(findings(GUARD, MAPPING)).singleElement().asString().contains("JwtGuardListener");
        assertThat(findings(LISTENER, filter("jwt", "io.github.jwtfilter.servlet.JwtFilter", false), MAPPING))
                .singleElement()
                .asString()
                .contains("async-supported");
        assertThat(findings(LISTENER, GUARD, filter("utf8", "a.B", true), mapping("utf8", "/*", ""), MAPPING))
                .singleElement()
                .asString()
                .contains("runs behind utf8");
        assertThat(findings(
                        LISTENER,
                        GUARD,
                        MAPPING,
                        "<security-constraint><web-resource-collection><url-pattern>/a/*</url-pattern>"
                                + "</web-resource-collection><auth-constraint/></security-constraint>"))
                .singleElement()
                .asString()
                .contains("security-constraint on /a/*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                UPGRADE,
                "org.eclipse.jetty.ee10.websocket.servlet.WebSocketUpgradeFilter",
                "org.eclipse.jetty.websocket.servlet.WebSocketUpgradeFilter",
                "org.eclipse.jetty.websocket.server.WebSocketUpgradeFilter"
            })
    void an_upgrade_filter_before_the_guard_is_told_and_one_behind_is_right(String className) throws IOException {
        String upgrade = filter(className, className, true) + mapping(className, "/*", "");

        assertThat(findings(LISTENER, upgrade, GUARD, MAPPING))
                .singleElement()
                .asString()
                .contains("WebSocket");
        assertThat(findings(LISTENER, GUARD, MAPPING, upgrade)).isEmpty();
        UpgradeOrder right = new UpgradeOrder(read("", GUARD, MAPPING, upgrade), GuardFindings.FILTERS);
        assertThat(right.isRight()).isTrue();
        assertThat(right.isWrong()).isFalse();
    }

    @Test
    void the_order_is_right_only_by_the_name_that_the_server_looks_for() throws IOException {
        String upgrade = filter("ws", UPGRADE, true) + mapping("ws", "/*", "");

        UpgradeOrder order = new UpgradeOrder(read("", GUARD, MAPPING, upgrade), GuardFindings.FILTERS);

        assertThat(order.isRight()).isFalse();
        assertThat(order.isWrong()).isFalse();
    }

    @Test
    void a_guard_of_some_paths_does_not_come_first() throws IOException {
        String upgrade = filter(UPGRADE, UPGRADE, true) + mapping(UPGRADE, "/*", "");

        assertThat(new UpgradeOrder(read("", GUARD, mapping("jwt", "/a", ""), upgrade), GuardFindings.FILTERS)
                        .isWrong())
                .isTrue();
    }

    @Test
    void jetty_9_puts_its_filter_last() {
        assertThat(UpgradeOrder.comesFirst("org.eclipse.jetty.websocket.server.WebSocketUpgradeFilter"))
                .isFalse();
        assertThat(UpgradeOrder.comesFirst(UPGRADE)).isTrue();
        assertThat(UpgradeOrder.comesFirst("org.example.WebSocketUpgradeFilter"))
                .isFalse();
    }
}
