package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The log contains the filters that were registered programmatically before the guard, and no others. */
@ParameterizedClass
@EnumSource(
        names = {"TOMCAT_9", "TOMCAT_11", "JETTY_9", "JETTY_12_EE8", "JETTY_12_EE10", "UNDERTOW_2_2", "UNDERTOW_2_3"})
class EarlierFiltersIT {
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider(NotesWar.AUDIENCE);

    private static RunningServer server;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        server = Deployment.on(kind)
                .application("notes", new NotesWar(kind).withRegisteredFilters())
                .application("plain", new NotesWar(kind).plain())
                .keys(NotesWar.KEYS, IDENTITY_PROVIDER.jwkSet())
                .start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @Test
    void a_filter_that_a_listener_registers_first_is_reported() {
        assertThat(warnings("/notes"))
                .anySatisfy(line -> assertThat(line)
                        .contains("\"listener-first\"", "RecordingFilter on /*", "isMatchAfter = true"));
    }

    @Test
    void a_filter_that_a_library_registers_first_is_reported() {
        assertThat(String.join("\n", warnings("/notes")).contains("\"library-first\""))
                .isEqualTo(runsInitializers());
    }

    @Test
    void each_filter_is_reported_once() {
        assertThat(warnings("/notes")).doesNotHaveDuplicates().hasSize(runsInitializers() ? 2 : 1);
    }

    @Test
    void other_filters_are_not_reported() {
        assertThat(String.join("\n", warnings("/notes")))
                .doesNotContain("listener-last", "library-last", "declared\"", "jwt\"");
        assertThat(warnings("/plain")).isEmpty();
    }

    /** The embedded Undertow supports web.xml, but no ServletContainerInitializer. */
    private boolean runsInitializers() {
        return kind != ServerKind.UNDERTOW_2_2 && kind != ServerKind.UNDERTOW_2_3;
    }

    private static List<String> warnings(String application) {
        // Undertow initializes filters on first use.
        assertThat(Http.get(server.uri(application + "/notes")).statusCode()).isEqualTo(401);
        return server.log()
                .text()
                .lines()
                .filter(line -> line.contains("Application " + application + ": before the JwtFilter"))
                // The same line of ServletContext.log.
                .filter(line -> !line.contains("jwt-filter WARN"))
                .toList();
    }
}
