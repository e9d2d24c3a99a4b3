package io.github.jwtfilter.internal.plan;

import static io.github.jwtfilter.internal.plan.TestWar.constraint;
import static io.github.jwtfilter.internal.plan.TestWar.roles;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.descriptor.WebXml;
import io.github.jwtfilter.internal.descriptor.WebXmlReader;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Constraints of annotations and fragments, which {@code web.xml} cannot remove. */
class PlannedAnnotationsTest {
    private static final String NO_TOKEN_RULE = "/** : authenticated";

    /** A servlet with a constraint. */
    @WebServlet("/desk/*")
    @ServletSecurity(@HttpConstraint(rolesAllowed = "clerk"))
    static class Desk extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    private Path directory;

    private Path war(TestWar war) {
        return war.writeTo(directory.resolve("app.war"));
    }

    private WebXml patched(Path war) throws Exception {
        byte[] after = PlannedSettings.plan(war, PlannedSettings.NO_CHOICE, DeploymentPlan::descriptor);
        return WebXmlReader.read(new ByteArrayInputStream(after));
    }

    @Test
    void a_constraint_of_an_annotation_becomes_a_rule_and_is_opened_for_the_container() throws Exception {
        Path war = war(TestWar.with("").classFile(Desk.class));

        assertThat(PlannedSettings.rules(war)).containsExactly("/desk/** : role clerk", NO_TOKEN_RULE);
        assertThat(patched(war).security().constraints()).singleElement().satisfies(constraint -> {
            assertThat(constraint.patterns()).containsExactly("/desk/*");
            assertThat(constraint.isRestricted()).isFalse();
        });
    }

    @Test
    void a_constraint_of_web_xml_on_the_same_pattern_replaces_it() throws Exception {
        Path war = war(TestWar.with(constraint("/desk/*", roles("boss"))).classFile(Desk.class));

        assertThat(PlannedSettings.rules(war)).containsExactly("/desk/** : role boss", NO_TOKEN_RULE);
    }

    @Test
    void annotations_are_ignored_if_the_metadata_are_complete() throws Exception {
        Path war = war(TestWar.empty()
                .file("WEB-INF/web.xml", "<web-app version='3.0' metadata-complete='true'></web-app>")
                .classFile(Desk.class));

        assertThat(PlannedSettings.rules(war)).containsExactly(NO_TOKEN_RULE);
        assertThat(patched(war).security().constraints()).isEmpty();
    }

    @Test
    void a_constraint_of_a_fragment_becomes_a_rule_too() throws Exception {
        String fragment = "<web-fragment>" + constraint("/lib/*", roles("librarian")) + constraint("/no/*", roles())
                + "</web-fragment>";
        byte[] library = TestWar.empty()
                .file("META-INF/web-fragment.xml", fragment, StandardCharsets.UTF_8)
                .bytes();
        Path war = war(TestWar.with("").file("WEB-INF/lib/library.jar", library));

        assertThat(PlannedSettings.rules(war))
                .containsExactly("/lib/** : role librarian", "/no/** : deny", NO_TOKEN_RULE);
        assertThat(patched(war).security().constraints().get(0).patterns()).containsExactly("/lib/*");
    }
}
