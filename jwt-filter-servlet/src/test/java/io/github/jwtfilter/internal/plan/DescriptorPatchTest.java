package io.github.jwtfilter.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.internal.descriptor.ServletNamespace;
import io.github.jwtfilter.internal.descriptor.WebXml;
import io.github.jwtfilter.internal.descriptor.WebXmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The edited {@code web.xml}, and the patch that describes the edits. */
class DescriptorPatchTest {
    private static final Path PAGE = Path.of("..", "docs", "web-xml.md");
    private static final String DOCTYPE =
            "<!DOCTYPE web-app PUBLIC \"-//Sun Microsystems, Inc.//DTD Web Application 2.3//EN\""
                    + " \"http://java.sun.com/dtd/web-app_2_3.dtd\">\n";

    private static String patched(String text, GuardLines.Version version) throws IOException {
        return new String(patched(text.getBytes(StandardCharsets.UTF_8), version), StandardCharsets.UTF_8);
    }

    private static byte[] patched(byte[] file, GuardLines.Version version) throws IOException {
        DescriptorPatch patch =
                DescriptorPatch.of(file).declare(new GuardLines(version, ServletNamespace.JAVAX, "jwt"));
        String before = XmlText.of(file).text();
        String after = XmlText.of(patch.patched()).text();
        assertThat(applied(before, patch.diff())).isEqualTo(after.replace("\r\n", "\n"));
        return patch.patched();
    }

    /** Applies a patch, as the program of that name does. */
    private static String applied(String text, List<String> diff) {
        List<String> lines = List.of(text.replace("\r\n", "\n").split("(?<=\n)"));
        StringBuilder result = new StringBuilder();
        int at = 0;
        for (int i = 2; i < diff.size(); i++) {
            String line = diff.get(i);
            Matcher hunk = Pattern.compile("@@ -(\\d+),(\\d+) \\+\\d+,\\d+ @@").matcher(line);
            if (hunk.matches()) {
                int start = Integer.parseInt(hunk.group(1)) - (hunk.group(2).equals("0") ? 0 : 1);
                while (at < start) {
                    result.append(lines.get(at++));
                }
                continue;
            }
            boolean last = i + 1 < diff.size() && diff.get(i + 1).startsWith("\\");
            String content = line.substring(1) + (last ? "" : "\n");
            if (line.startsWith("+")) {
                result.append(content);
            } else if (!line.startsWith("\\")) {
                assertThat(lines.get(at++)).isEqualTo(content);
                result.append(line.startsWith(" ") ? content : "");
            }
        }
        while (at < lines.size()) {
            result.append(lines.get(at++));
        }
        return result.toString();
    }

    private static WebXml parsed(byte[] file) throws IOException {
        return WebXmlReader.read(new ByteArrayInputStream(file));
    }

    @ParameterizedTest
    @CsvSource({"3.0 and later, SERVLET_3", "2.5 (and 2.4), SERVLET_2", "2.3, DTD"})
    void the_lines_are_those_of_the_documentation(String heading, GuardLines.Version version) throws IOException {
        Matcher lines = Pattern.compile(
                        "## web\\.xml " + Pattern.quote(heading) + "\n[^#]*?```xml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(lines.find()).isTrue();

        assertThat(String.join("\n", new GuardLines(version, ServletNamespace.JAVAX, "jwt").all()) + "\n")
                .isEqualTo(lines.group(1));
    }

    @Test
    void the_filter_comes_before_all_others_and_after_the_elements_at_the_start() throws IOException {
        String text = """
                <?xml version="1.0"?>
                <web-app version="3.0">
                    <display-name>Desk</display-name>
                    <context-param><param-name>a</param-name><param-value>b</param-value></context-param>

                    <!-- The application's own filter. -->
                    <filter><filter-name>own</filter-name><filter-class>a.Own</filter-class></filter>
                    <filter-mapping><filter-name>own</filter-name><url-pattern>/*</url-pattern></filter-mapping>
                </web-app>
                """;

        String after = patched(text, GuardLines.Version.SERVLET_3);

        assertThat(after)
                .contains("""
                            <context-param><param-name>a</param-name><param-value>b</param-value></context-param>
                            <listener>
                                <listener-class>io.github.jwtfilter.javax.JwtGuardListener</listener-class>
                            </listener>
                            <filter>
                                <filter-name>jwt</filter-name>
                        """.indent(0).stripTrailing())
                .contains(
                        "    </filter-mapping>\n\n    <!-- The application's own filter. -->\n    <filter><filter-name>own");
    }

    @Test
    void a_document_type_keeps_its_order_of_elements() throws IOException {
        String text = DOCTYPE + """
                <web-app>
                  <context-param><param-name>a</param-name><param-value>b</param-value></context-param>
                  <filter><filter-name>own</filter-name><filter-class>a.Own</filter-class></filter>
                  <filter-mapping><filter-name>own</filter-name><url-pattern>/*</url-pattern></filter-mapping>
                  <listener><listener-class>a.Own</listener-class></listener>
                </web-app>
                """;

        byte[] after = patched(text.getBytes(StandardCharsets.UTF_8), GuardLines.Version.DTD);

        assertThat(new String(after, StandardCharsets.UTF_8))
                .containsSubsequence(
                        "<context-param>",
                        "<filter-name>jwt</filter-name>",
                        "<filter><filter-name>own",
                        "<filter-mapping>",
                        "<filter-name>jwt</filter-name>",
                        "<filter-mapping><filter-name>own",
                        "JwtGuardListener",
                        "<listener-class>a.Own")
                .doesNotContain("dispatcher", "async-supported");
        assertThat(parsed(after).mappings().get(0).filterName()).isEqualTo("jwt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<web-app version='3.0'/>",
                "<web-app version='3.0' />\n",
                "<web-app version='3.0'></web-app>",
                "<web-app version='3.0'>\n</web-app>",
                "<w:web-app xmlns:w='http://java.sun.com/xml/ns/javaee' version='3.0'><w:distributable/></w:web-app>",
                "<!-- <web-app> --><web-app version='3.0' a='>'><![CDATA[ ]]><!-- </web-app> --><filter-mapping>"
                        + "<filter-name>x</filter-name><url-pattern>/*</url-pattern></filter-mapping></web-app>"
            })
    void unusual_forms_of_the_root_element(String text) throws IOException {
        byte[] after = patched(text.getBytes(StandardCharsets.UTF_8), GuardLines.Version.SERVLET_3);

        WebXml webXml = parsed(after);
        assertThat(webXml.mappings().get(0).filterName()).isEqualTo("jwt");
        assertThat(webXml.listeners()).containsExactly(ServletNamespace.JAVAX.listener());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-8", "UTF-16LE", "UTF-16BE"})
    void the_encoding_the_line_separators_and_all_other_text_remain(String name) throws IOException {
        Charset charset = Charset.forName(name);
        String declared = name.startsWith("UTF-16") ? "UTF-16" : name;
        String mark = name.startsWith("UTF-16") ? "\ufeff" : "";
        String start = mark + "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>\r\n<web-app version=\"3.0\">\r\n";
        String end = "\t<display-name>B\u00fccher</display-name>\r\n</web-app>\r\n";

        String after = new String(patched((start + end).getBytes(charset), GuardLines.Version.SERVLET_3), charset);

        assertThat(after)
                .startsWith(start)
                .contains("B\u00fccher</display-name>\r\n\t<listener>\r\n\t\t<listener-class>");
        assertThat(after.replace("\r\n", "")).doesNotContain("\n");
    }

    @Test
    void a_file_in_another_encoding_than_it_states_is_not_changed() {
        byte[] file = "<?xml version=\"1.0\"?><web-app><display-name>B\u00fccher</display-name></web-app>"
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> DescriptorPatch.of(file))
                .isInstanceOf(UnplannableException.class)
                .hasMessageContaining("is not encoded in UTF-8, as it states");
        assertThatThrownBy(() -> DescriptorPatch.of(
                        "<?xml version='1.0' encoding='x-none'?><web-app/>".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("has the encoding x-none");
    }

    @Test
    void entities_are_not_edited() {
        String text = "<!DOCTYPE web-app [<!ENTITY more SYSTEM 'more.xml'>]>\n<web-app>&more;</web-app>";

        assertThatThrownBy(() -> DescriptorPatch.of(text.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("declares entities");
    }

    @Test
    void constraints_are_removed_with_their_lines() throws IOException {
        String text = """
                <web-app version="3.0">
                  <servlet/>
                  <security-constraint>
                    <web-resource-collection><url-pattern>/*</url-pattern></web-resource-collection>
                  </security-constraint>
                  <login-config/>
                  <security-role><role-name>a</role-name></security-role>
                </web-app>""";

        DescriptorPatch patch = DescriptorPatch.of(text.getBytes(StandardCharsets.UTF_8))
                .remove(List.of("security-constraint", "login-config"));

        assertThat(new String(patch.patched(), StandardCharsets.UTF_8)).isEqualTo("""
                <web-app version="3.0">
                  <servlet/>
                  <security-role><role-name>a</role-name></security-role>
                </web-app>""");
        assertThat(applied(text, patch.diff())).isEqualTo(new String(patch.patched(), StandardCharsets.UTF_8));
    }
}
