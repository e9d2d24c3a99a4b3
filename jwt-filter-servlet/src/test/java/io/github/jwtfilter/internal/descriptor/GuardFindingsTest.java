package io.github.jwtfilter.internal.descriptor;

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
        return findings(read(" version='3.0'", parts));
    }

    private static List<String> findings(WebXml descriptor) {
        return GuardFindings.of(descriptor, false, null);
    }

    @Test
    void a_good_descriptor_has_none() throws IOException {
        assertThat(findings(LISTENER, GUARD, MAPPING)).isEmpty();
    }

    @Test
    void older_descriptors_need_no_newer_elements() throws IOException {
        String plain = filter("jwt", "io.github.jwtfilter.javax.JwtFilter", false);

        assertThat(findings(read("", LISTENER, plain, mapping("jwt", "/*", ""))))
                .isEmpty();
        assertThat(findings(read(
                        " version='2.5'",
                        LISTENER,
                        plain,
                        mapping(
                                "jwt",
                                "/*",
                                "<dispatcher>REQUEST</dispatcher><dispatcher>FORWARD</dispatcher>"
                                        + "<dispatcher>ERROR</dispatcher>"))))
                .isEmpty();
        assertThat(findings(read(" version='2.5'", LISTENER, plain, mapping("jwt", "/*", ""))))
                .hasSize(2)
                .anyMatch(finding -> finding.contains("FORWARD"))
                .anyMatch(finding -> finding.contains("ERROR"));
    }

    @Test
    void a_narrow_pattern_is_reported() throws IOException {
        WebXml narrow = read(" version='3.0'", LISTENER, GUARD, mapping("jwt", "/admin/*", DISPATCHERS));

        assertThat(findings(narrow)).singleElement().asString().contains("mapped to /admin/* only", "map it to /*");
        assertThat(GuardFindings.of(narrow, true, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"FORWARD, no rules are evaluated for welcome files", "ASYNC, asynchronous", "ERROR, error pages"})
    void a_missing_dispatcher_is_reported(String dispatcher, String consequence) throws IOException {
        String fewer = DISPATCHERS.replace("<dispatcher>" + dispatcher + "</dispatcher>", "");

        assertThat(findings(LISTENER, GUARD, mapping("jwt", "/*", fewer)))
                .singleElement()
                .asString()
                .contains(consequence, "<dispatcher>" + dispatcher + "</dispatcher>");
    }

    @Test
    void everything_else_is_reported() throws IOException {
        assertThat(findings(LISTENER)).singleElement().asString().contains("no JwtFilter is declared");
        assertThat(findings(GUARD, MAPPING)).singleElement().asString().contains("JwtGuardListener");
        assertThat(findings(LISTENER, filter("jwt", "io.github.jwtfilter.javax.JwtFilter", false), MAPPING))
                .singleElement()
                .asString()
                .contains("async-supported");
        assertThat(findings(LISTENER, GUARD, filter("utf8", "a.B", true), mapping("utf8", "/*", ""), MAPPING))
                .singleElement()
                .asString()
                .contains("runs after utf8");
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
    void an_upgrade_filter_before_the_filter_is_reported_and_one_after_it_is_not(String className) throws IOException {
        String upgrade = filter(className, className, true) + mapping(className, "/*", "");

        assertThat(findings(LISTENER, upgrade, GUARD, MAPPING))
                .singleElement()
                .asString()
                .contains("WebSocket");
        assertThat(findings(LISTENER, GUARD, MAPPING, upgrade)).isEmpty();
        UpgradeOrder right = new UpgradeOrder(read("", GUARD, MAPPING, upgrade), ServletNamespace.filters());
        assertThat(right.isRight()).isTrue();
        assertThat(right.isWrong()).isFalse();
    }

    @Test
    void the_order_is_accepted_only_for_the_filter_name_that_the_server_uses() throws IOException {
        String upgrade = filter("ws", UPGRADE, true) + mapping("ws", "/*", "");

        UpgradeOrder order = new UpgradeOrder(read("", GUARD, MAPPING, upgrade), ServletNamespace.filters());

        assertThat(order.isRight()).isFalse();
        assertThat(order.isWrong()).isFalse();
    }

    @Test
    void a_filter_for_some_paths_does_not_come_first() throws IOException {
        String upgrade = filter(UPGRADE, UPGRADE, true) + mapping(UPGRADE, "/*", "");

        assertThat(new UpgradeOrder(read("", GUARD, mapping("jwt", "/a", ""), upgrade), ServletNamespace.filters())
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

    @Test
    void two_filters_are_reported_with_their_settings() throws IOException {
        String other = GUARD.replace("jwt<", "old<")
                .replace(
                        "<async",
                        "<init-param><param-name>config</param-name><param-value>file:/b</param-value></init-param><async");

        assertThat(findings(LISTENER, GUARD, MAPPING, other, mapping("old", "/*", DISPATCHERS)))
                .singleElement()
                .asString()
                .contains("2 JwtFilters", "jwt with /WEB-INF/jwt-filter.properties", "old with file:/b");
    }

    @ParameterizedTest
    @CsvSource({
        "springJwt, org.example.AuthFilter",
        "a, com.example.JwtAuthenticationFilter",
        "a, io.curity.oauth.OAuthJwtFilter",
        "a, org.keycloak.adapters.servlet.KeycloakOIDCFilter",
        "a, org.pac4j.jee.filter.SecurityFilter",
        "a, com.example.TokenAuthFilter"
    })
    void another_filter_for_tokens_is_reported(String name, String className) throws IOException {
        assertThat(findings(LISTENER, GUARD, MAPPING, filter(name, className, true), mapping(name, "/*", "")))
                .singleElement()
                .asString()
                .contains("the filter " + name, "seems to validate tokens", "token.hide");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.struts2.dispatcher.filter.StrutsPrepareAndExecuteFilter",
                "com.example.CsrfTokenFilter"
            })
    void an_ordinary_filter_is_not(String className) throws IOException {
        assertThat(findings(LISTENER, GUARD, MAPPING, filter("a", className, true), mapping("a", "/*", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KEYCLOAK", "MP-JWT", "BEARER"})
    void a_login_by_tokens_of_the_container_is_reported(String method) throws IOException {
        assertThat(findings(
                        LISTENER,
                        GUARD,
                        MAPPING,
                        "<login-config><auth-method>" + method + "</auth-method></login-config>"))
                .singleElement()
                .asString()
                .contains("login-config", method);
    }

    @Test
    void warnings_at_startup_omit_findings_of_the_listener() throws IOException {
        WebXml narrow = read(" version='3.0'", GUARD, mapping("jwt", "/admin/*", ""));

        assertThat(GuardFindings.warnings(narrow, ServletNamespace.filters(), true))
                .hasSize(3)
                .allMatch(text -> text.contains("dispatcher"));
        assertThat(GuardFindings.warnings(narrow, ServletNamespace.filters(), false))
                .hasSize(4)
                .anyMatch(text -> text.contains("JwtGuardListener"));
    }
}
