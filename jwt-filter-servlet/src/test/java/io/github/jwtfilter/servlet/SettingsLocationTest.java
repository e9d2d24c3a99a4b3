package io.github.jwtfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.jwtfilter.settings.properties.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mock has no variables and properties except those that a test adds. */
class SettingsLocationTest {
    private final Environment environment = mock();

    private String find(String contextPath, String parameter) {
        return SettingsLocation.find(contextPath, parameter, environment).location();
    }

    @Test
    void the_default_is_next_to_web_xml() {
        assertThat(find("/app", null)).isEqualTo("/WEB-INF/jwt-filter.properties");
    }

    @Test
    void the_init_param_takes_precedence_over_the_default() {
        assertThat(find("/app", " classpath:jwt.properties ")).isEqualTo("classpath:jwt.properties");
    }

    @Test
    void the_environment_variable_takes_precedence_over_the_init_param() {
        when(environment.variable("JWTFILTER_CONFIG_APP")).thenReturn("/etc/app.properties");

        assertThat(find("/app", "classpath:jwt.properties")).isEqualTo("/etc/app.properties");
    }

    @Test
    void the_system_property_takes_precedence_over_the_environment_variable() {
        when(environment.variable("JWTFILTER_CONFIG_APP")).thenReturn("/etc/app.properties");
        when(environment.property("jwtfilter.config.app")).thenReturn("file:/opt/app.properties");

        assertThat(find("/app", null)).isEqualTo("file:/opt/app.properties");
    }

    @ParameterizedTest
    @CsvSource({
        "'', jwtfilter.config.ROOT",
        "/app, jwtfilter.config.app",
        "/Shop/v2, jwtfilter.config.Shop.v2",
        "/my-app, jwtfilter.config.my-app"
    })
    void the_name_of_the_system_property_contains_the_context(String contextPath, String property) {
        when(environment.property(property)).thenReturn("/etc/found.properties");

        assertThat(find(contextPath, null)).isEqualTo("/etc/found.properties");
    }

    @ParameterizedTest
    @CsvSource({
        "'', JWTFILTER_CONFIG_ROOT",
        "/app, JWTFILTER_CONFIG_APP",
        "/Shop/v2, JWTFILTER_CONFIG_SHOP_V2",
        "/my-app, JWTFILTER_CONFIG_MY_APP"
    })
    void the_name_of_the_environment_variable_contains_the_context(String contextPath, String variable) {
        when(environment.variable(variable)).thenReturn("/etc/found.properties");

        assertThat(find(contextPath, null)).isEqualTo("/etc/found.properties");
    }

    @Test
    void settings_of_another_application_are_ignored() {
        when(environment.property("jwtfilter.config.app2")).thenReturn("/etc/app2.properties");

        assertThat(find("/app", null)).isEqualTo("/WEB-INF/jwt-filter.properties");
    }

    @Test
    void a_blank_value_counts_as_none() {
        when(environment.property("jwtfilter.config.app")).thenReturn(" ");
        when(environment.variable("JWTFILTER_CONFIG_APP")).thenReturn("");

        assertThat(find("/app", "")).isEqualTo("/WEB-INF/jwt-filter.properties");
    }

    @Test
    void reports_the_source_of_the_location() {
        when(environment.property("jwtfilter.config.app")).thenReturn("/etc/app.properties");

        assertThat(SettingsLocation.find("/app", null, environment))
                .hasToString("/etc/app.properties (system property jwtfilter.config.app)");
    }
}
