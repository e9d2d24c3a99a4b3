package io.github.jwtfilter.internal.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceFindingsTest {
    private static final String JAVAX_SCHEMA = "<web-app xmlns='http://xmlns.jcp.org/xml/ns/javaee' version='3.1'>";
    private static final String JAKARTA_SCHEMA = "<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee' version='6.0'>";

    private static WebXml read(String root, ServletNamespace filter, ServletNamespace listener) throws IOException {
        String text =
                root + "\n<listener>\n<listener-class>" + listener.listener() + "</listener-class></listener>\n<filter>"
                        + "<filter-name>jwt</filter-name>\n<filter-class>\n" + filter.filter()
                        + "</filter-class></filter></web-app>";
        return WebXmlReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {JAKARTA_SCHEMA, "<web-app version='5.0'>", "<web-app version='6'>"})
    void a_descriptor_for_jakarta_needs_jakarta_classes(String root) throws IOException {
        assertThat(NamespaceFindings.of(read(root, ServletNamespace.JAKARTA, ServletNamespace.JAKARTA), null))
                .isEmpty();
        assertThat(NamespaceFindings.of(read(root, ServletNamespace.JAVAX, ServletNamespace.JAVAX), null))
                .hasSize(2)
                .anyMatch(text -> text.contains("/WEB-INF/web.xml, line 3: replace <listener-class>")
                        && text.contains("with <listener-class>io.github.jwtfilter.servlet.JwtGuardListener<"))
                .anyMatch(text -> text.contains("line 5: replace <filter-class>io.github.jwtfilter.javax.JwtFilter<")
                        && text.contains("with <filter-class>io.github.jwtfilter.servlet.JwtFilter<"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                JAVAX_SCHEMA,
                "<web-app xmlns='http://java.sun.com/xml/ns/javaee' version='2.5'>",
                "<web-app xmlns='http://java.sun.com/xml/ns/j2ee' version='2.4'>",
                "<web-app version='4.0'>",
                "<!DOCTYPE web-app PUBLIC '-//Sun Microsystems, Inc.//DTD Web Application 2.3//EN'"
                        + " 'http://java.sun.com/dtd/web-app_2_3.dtd'><web-app>"
            })
    void an_older_descriptor_needs_javax_classes(String root) throws IOException {
        assertThat(NamespaceFindings.of(read(root, ServletNamespace.JAVAX, ServletNamespace.JAVAX), null))
                .isEmpty();
        assertThat(NamespaceFindings.of(read(root, ServletNamespace.JAKARTA, ServletNamespace.JAVAX), null))
                .singleElement()
                .asString()
                .contains("is written for javax.servlet", "with <filter-class>io.github.jwtfilter.javax.JwtFilter<");
    }

    @Test
    void classes_of_the_application_take_precedence_over_its_descriptor() throws IOException {
        WebXml converted = read(JAVAX_SCHEMA, ServletNamespace.JAKARTA, ServletNamespace.JAKARTA);

        assertThat(NamespaceFindings.of(converted, ServletNamespace.JAKARTA)).isEmpty();
        assertThat(NamespaceFindings.of(converted, ServletNamespace.JAVAX))
                .hasSize(2)
                .allMatch(text -> text.startsWith("the application's classes use javax.servlet"));
    }

    @Test
    void filter_and_listener_must_agree_if_the_api_is_unknown() throws IOException {
        assertThat(NamespaceFindings.of(read("<web-app>", ServletNamespace.JAVAX, ServletNamespace.JAVAX), null))
                .isEmpty();
        assertThat(NamespaceFindings.of(read("<web-app>", ServletNamespace.JAVAX, ServletNamespace.JAKARTA), null))
                .singleElement()
                .asString()
                .contains("different Servlet APIs");
    }

    @ParameterizedTest
    @EnumSource
    void classes_that_are_not_in_the_descriptor_are_elsewhere(ServletNamespace server) {
        List<String> changes =
                NamespaceFindings.changes(server, Set.of(server.other().filter()), null);

        assertThat(changes).singleElement().asString().startsWith("a web-fragment.xml or the application's code");
    }

    @Test
    void other_classes_have_no_namespace() {
        assertThat(ServletNamespace.ofAdapter("com.example.JwtFilter")).isNull();
        assertThat(ServletNamespace.ofAdapter(ServletNamespace.JAVAX.filter())).isEqualTo(ServletNamespace.JAVAX);
        assertThat(ServletNamespace.ofAdapter(ServletNamespace.JAKARTA.listener()))
                .isEqualTo(ServletNamespace.JAKARTA);
    }
}
