package io.github.jwtfilter.settings.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.SettingsUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MisreadChecksTest {
    private final SettingsUnderTest settings = new SettingsUnderTest();

    @ParameterizedTest
    @ValueSource(strings = {"ANY", "Any", "*", "All", "a, *"})
    void reports_values_that_try_to_accept_everything(String value) {
        LoadedSettings loaded = settings.read("issuer = " + value + "\naudience = " + value + "\nkeys.jwks-file = x\n");
        assertThat(loaded.problems().hasErrors()).isEqualTo(!value.contains(","));
        assertThat(SettingsUnderTest.lines(loaded))
                .containsExactly(
                        "jwt-filter.properties:1: issuer: contains a value that looks like any or a wildcard, but is"
                                + " compared literally; write any in lower case to accept every issuer",
                        "jwt-filter.properties:2: audience: contains a value that looks like any or a wildcard, but is"
                                + " compared literally; write any in lower case to accept every audience");
    }

    @Test
    void reports_a_renamed_role_whose_prefix_is_stripped_first() {
        LoadedSettings loaded = settings.complete("roles.prefix.strip = app_\nroles.map = b -> c, app_a -> d");
        assertThat(loaded.problems().hasErrors()).isFalse();
        assertThat(SettingsUnderTest.lines(loaded))
                .containsExactly("jwt-filter.properties:5: roles.map: renames a role that starts with"
                        + " roles.prefix.strip, but the prefix is stripped first; write the role without the prefix");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0", "loopback, 10.0.0.0/0"})
    void reports_that_every_peer_is_trusted(String ranges) {
        LoadedSettings loaded = settings.complete("proxy.trusted = " + ranges);
        assertThat(loaded.problems().hasErrors()).isFalse();
        assertThat(SettingsUnderTest.lines(loaded))
                .singleElement()
                .asString()
                .startsWith("jwt-filter.properties:4: proxy.trusted: contains a range of all addresses")
                .endsWith("; list the addresses of the proxies");
    }

    @Test
    void reports_nothing_for_unambiguous_values() {
        assertThat(settings.problems("roles.prefix.strip = app_\nroles.map = a -> app_b\nproxy.trusted = 10.0.0.0/1"))
                .isEmpty();
        assertThat(settings.problems("roles.map = app_a -> b")).isEmpty();
    }
}
