package io.github.jwtfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.jwtfilter.servlet.scenario.Tokens;
import io.github.jwtfilter.settings.properties.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

/** The application logs errors only, as the default configuration of some applications does. */
class StartupLogTest {
    private final Logger logger = Logger.getLogger("io.github.jwtfilter");
    private final ServletContext context = Container.context(
            "/app", Tokens.settings("mode = report-only", "proxy.trusted = 0.0.0.0/0", "access.10 = *.css : anyone"));

    @BeforeEach
    void hideWarnings() {
        logger.setLevel(Level.SEVERE);
    }

    @AfterEach
    void showWarnings() {
        logger.setLevel(null);
    }

    @Test
    void report_only_mode_is_logged_although_the_application_discards_the_level() {
        new JwtFilter().init(Container.filter(context));

        assertThat(serverLog())
                .anyMatch(line ->
                        line.startsWith("jwt-filter INFO Application /app: REJECTING NOTHING (mode = report-only)"))
                .anyMatch(line -> line.startsWith("jwt-filter INFO Application /app: issuer "))
                .anyMatch(line -> line.startsWith("jwt-filter WARN Application /app: /WEB-INF/jwt-filter.properties:")
                        && line.contains(": mode: "))
                .anyMatch(line -> line.contains(": proxy.trusted: "))
                .anyMatch(line -> line.contains(": access.10: "));
    }

    @Test
    void a_store_whose_failure_accepts_revoked_tokens_is_a_warning_at_each_startup() {
        ServletContext admitting = Container.context(
                "/app",
                Tokens.settings(
                        "revocation.store = jdbc",
                        "store.jdbc.url = jdbc:h2:mem:admitting",
                        "store.jdbc.create = true",
                        "revocation.on-failure = admit"));

        JwtFilter filter = new JwtFilter();
        filter.init(Container.filter(admitting));
        filter.destroy();

        assertThat(serverLog(admitting))
                .anyMatch(line -> line.startsWith("jwt-filter INFO Application /app: revocations in jdbc")
                        && line.contains("REVOKED TOKENS ARE ACCEPTED WHILE IT IS UNAVAILABLE"))
                .anyMatch(line -> line.startsWith("jwt-filter WARN Application /app: /WEB-INF/jwt-filter.properties:")
                        && line.contains(": revocation.on-failure: is admit"));
    }

    @Test
    void keys_over_plain_http_are_a_warning_at_each_startup() {
        for (int start = 1; start <= 2; start++) {
            ServletContext insecure = Container.context(
                    "/app",
                    "issuer = https://idp.example.com\naudience = legacy-app\n"
                            + "keys.jwks-uri = http://keycloak.invalid/keys\nkeys.insecure-http = true\n");
            JwtFilter filter = new JwtFilter();
            filter.init(Container.filter(insecure));
            filter.destroy();

            assertThat(serverLog(insecure))
                    .anyMatch(line -> line.startsWith("jwt-filter WARN Application /app: ")
                            && line.contains(": keys.insecure-http: permits fetching keys over plain http"));
        }
    }

    @Test
    void discarded_rejections_are_reported_at_startup() {
        new JwtFilter().init(Container.filter(context));
        assertThat(serverLog())
                .anyMatch(line -> line.contains(
                        "rejected requests are not logged: the logging configuration of the application discards the"
                                + " level WARN of io.github.jwtfilter.internal.pipeline.RejectionLog"));

        showWarnings();
        ServletContext shown = Container.context("/app", Tokens.settings());
        new JwtFilter().init(Container.filter(shown));
        assertThat(serverLog(shown)).isNotEmpty().noneMatch(line -> line.contains("not logged"));
    }

    @Test
    void lines_are_written_once_if_listener_and_filter_are_declared() {
        new JwtGuardListener().contextInitialized(new ServletContextEvent(context));
        new JwtFilter().init(Container.filter(context));

        assertThat(serverLog()).doesNotHaveDuplicates();
    }

    @Test
    void a_rejected_deployment_is_written_with_every_problem() {
        ServletContext broken = Container.context("/app", "isuer = ${env:SOME_SECRET}\n");

        assertThatThrownBy(() -> new JwtGuardListener().contextInitialized(new ServletContextEvent(broken)))
                .hasMessageStartingWith("The application is not deployed: ")
                .hasMessageContaining("audience");

        assertThat(serverLog(broken))
                .singleElement()
                .asString()
                .startsWith("jwt-filter ERROR Application /app: The application is not deployed: ")
                .contains("\n/WEB-INF/jwt-filter.properties:1: isuer: ", "audience")
                .doesNotContain("${");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2-S3CRET\n", "hunter2 S3CRET", "UzNDUkVU==", "S3CRET=hunter2\n"})
    void a_secret_at_the_location_of_the_settings_is_not_written(String secret) {
        ServletContext wrong = Container.context("/app", secret);

        new JwtFilter().init(Container.filter(wrong));
        assertThatThrownBy(() -> new JwtGuardListener().contextInitialized(new ServletContextEvent(wrong)))
                .hasMessageContaining("/WEB-INF/jwt-filter.properties:1: no line of the file is a setting")
                .hasMessageNotContainingAny("S3CRET", "hunter2", "UzND");

        assertThat(serverLog(wrong)).isNotEmpty();
        assertThat(String.join("\n", serverLog(wrong)))
                .contains("/WEB-INF/jwt-filter.properties:1: no line of the file is a setting")
                .doesNotContain("S3CRET", "hunter2", "UzND");
    }

    @Test
    void settings_in_place_of_their_location_are_not_written() {
        ServletContext wrong = Container.context("/app");
        FilterConfig config = Container.filter(wrong);
        when(config.getInitParameter("config")).thenReturn("session.store = memory\nsession.secret = S3CRET");

        new JwtFilter().init(config);

        assertThat(serverLog(wrong))
                .singleElement()
                .asString()
                .contains("init-param config: the settings file cannot be read: the value has several lines")
                .doesNotContain("S3CRET", "session.");
    }

    @Test
    void a_filter_without_settings_is_written_with_every_problem() {
        ServletContext broken = Container.context("/app", "isuer = x\n");

        new JwtFilter().init(Container.filter(broken));

        assertThat(serverLog(broken))
                .singleElement()
                .asString()
                .startsWith("jwt-filter ERROR Application /app: Every request gets status 503: ")
                .contains("isuer", "audience");
    }

    @Test
    void an_unexpected_failure_is_written_with_its_cause() {
        ServletContext broken = Container.context("/app");
        RuntimeException failure = new IllegalStateException("disk on fire");
        when(broken.getClassLoader()).thenThrow(failure);

        new JwtFilter().init(Container.filter(broken));

        ArgumentCaptor<Throwable> cause = ArgumentCaptor.forClass(Throwable.class);
        verify(broken).log(anyString(), cause.capture());
        assertThat(cause.getValue()).isSameAs(failure);
    }

    @Test
    void a_container_that_cannot_log_for_a_listener_is_accepted() {
        doThrow(new UnsupportedOperationException()).when(context).log(anyString());

        new JwtGuardListener().contextInitialized(new ServletContextEvent(context));

        assertThat(GuardRegistry.of(context).find(SettingsLocation.find("/app", null, mock(Environment.class))))
                .isNotNull();
    }

    @Test
    void rejections_are_left_to_the_log_of_the_application() throws Exception {
        ServletContext guarded = Container.context("/app", Tokens.settings());
        JwtFilter filter = new JwtFilter();
        filter.init(Container.filter(guarded));
        List<String> before = serverLog(guarded);

        filter.doFilter(Container.request(DispatcherType.REQUEST), Container.response(), mock(FilterChain.class));

        assertThat(serverLog(guarded)).isEqualTo(before);
    }

    private List<String> serverLog() {
        return serverLog(context);
    }

    private static List<String> serverLog(ServletContext context) {
        ArgumentCaptor<String> lines = ArgumentCaptor.forClass(String.class);
        verify(context, atLeast(0)).log(lines.capture());
        return lines.getAllValues();
    }
}
