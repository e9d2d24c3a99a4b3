package io.github.jwtfilter.internal.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebXmlReaderTest {
    private static WebXml read(String text) throws IOException {
        return WebXmlReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<web-app>",
                "<web-app version='2.5' xmlns='http://java.sun.com/xml/ns/javaee'>",
                "<web-app version='3.0' xmlns='http://xmlns.jcp.org/xml/ns/javaee'>",
                "<!-- x --><web-app version='6.0' xmlns='https://jakarta.ee/xml/ns/jakartaee'>",
                "<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE web-app PUBLIC '-//Sun Microsystems, Inc.//DTD Web"
                        + " Application 2.3//EN' 'http://java.sun.com/dtd/web-app_2_3.dtd'><web-app>"
            })
    void reads_every_version(String start) throws IOException {
        WebXml descriptor = read(start + """
              <context-param><param-name>a</param-name><param-value> b </param-value></context-param>
              <filter>
                <filter-name>jwt</filter-name>
                <filter-class> io.github.jwtfilter.javax.JwtFilter
                </filter-class>
                <async-supported>true</async-supported>
                <init-param><param-name>config</param-name><param-value>file:/x</param-value></init-param>
              </filter>
              <filter-mapping>
                <filter-name>jwt</filter-name>
                <url-pattern>/*</url-pattern>
                <url-pattern>/<![CDATA[a]]></url-pattern>
                <dispatcher>REQUEST</dispatcher><dispatcher>ERROR</dispatcher>
              </filter-mapping>
              <filter-mapping><filter-name>other</filter-name><servlet-name>x</servlet-name></filter-mapping>
              <servlet><servlet-name>s</servlet-name><servlet-class>a.S</servlet-class></servlet>
              <servlet><servlet-name>t</servlet-name><jsp-file>/t.jsp</jsp-file></servlet>
              <servlet-mapping>
                <servlet-name>s</servlet-name><url-pattern>/s/*</url-pattern><url-pattern>*.s</url-pattern>
              </servlet-mapping>
              <servlet-mapping><servlet-name>s</servlet-name><url-pattern>/</url-pattern></servlet-mapping>
              <listener><listener-class>a.B</listener-class></listener>
              <welcome-file-list>
                <welcome-file>home.do</welcome-file><welcome-file>index.jsp</welcome-file>
              </welcome-file-list>
              <security-constraint>
                <web-resource-collection><url-pattern>/admin/*</url-pattern></web-resource-collection>
                <auth-constraint><role-name>admin</role-name></auth-constraint>
              </security-constraint>
              <security-constraint>
                <web-resource-collection><url-pattern>/secure/*</url-pattern></web-resource-collection>
              </security-constraint>
            </web-app>
            """);

        assertThat(descriptor.welcomeFiles()).containsExactly("home.do", "index.jsp");
        assertThat(descriptor.listeners()).containsExactly("a.B");
        assertThat(descriptor.contextParameter("a")).isEqualTo("b");
        assertThat(descriptor.contextParameter("b")).isNull();
        assertThat(descriptor.security().constrainedPatterns()).containsExactly("/admin/*");
        assertThat(descriptor.servlets()).extracting(DeclaredServlet::name).containsExactly("s", "t");
        assertThat(descriptor.servlets()).extracting(DeclaredServlet::className).containsExactly("a.S", "");
        assertThat(descriptor.servlets().get(0).urlPatterns()).containsExactly("/s/*", "*.s", "/");
        assertThat(descriptor.servlets().get(1).urlPatterns()).isEmpty();
        assertThat(descriptor.filters()).singleElement().satisfies(filter -> {
            assertThat(filter.name()).isEqualTo("jwt");
            assertThat(filter.className()).isEqualTo("io.github.jwtfilter.javax.JwtFilter");
            assertThat(filter.asyncSupported()).isTrue();
            assertThat(filter.parameter("config")).isEqualTo("file:/x");
            assertThat(filter.parameter("x")).isNull();
        });
        assertThat(descriptor.classOf("jwt")).isEqualTo("io.github.jwtfilter.javax.JwtFilter");
        assertThat(descriptor.classOf("other")).isEmpty();
        FilterMapping first = descriptor.mappings().get(0);
        assertThat(first.urlPatterns()).containsExactly("/*", "/a");
        assertThat(first.isEverything()).isTrue();
        assertThat(first.has("ERROR")).isTrue();
        assertThat(first.has("ASYNC")).isFalse();
        FilterMapping second = descriptor.mappings().get(1);
        assertThat(second.isEverything()).isFalse();
        assertThat(second.has("REQUEST")).isTrue();
        assertThat(second.has("ERROR")).isFalse();
    }

    @Test
    void an_empty_descriptor_has_no_declarations() throws IOException {
        WebXml descriptor = read("<web-app/>");

        assertThat(descriptor.version()).isEmpty();
        assertThat(descriptor.filters()).isEmpty();
        assertThat(descriptor.mappings()).isEmpty();
        assertThat(descriptor.welcomeFiles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE web-app SYSTEM 'URL/x.dtd'><web-app/>",
                "<!DOCTYPE web-app PUBLIC 'x' 'URL/x.dtd' [<!ENTITY % p SYSTEM 'URL/p'> %p;]><web-app/>",
                "<!DOCTYPE web-app [<!ENTITY e SYSTEM"
                        + " 'URL/e'>]><web-app><listener><listener-class>&e;</listener-class></listener></web-app>",
                "<web-app xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='x URL/x.xsd'/>",
                "<web-app xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='URL/x'/></web-app>"
            })
    void fetches_no_external_entity(String text) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try {
                read(text.replace("URL", "http://127.0.0.1:" + server.getLocalPort()));
            } catch (IOException e) {
                assertThat(e).hasMessage("is not well-formed XML");
            }
            server.setSoTimeout(1);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(server::accept);
        }
    }

    @Test
    void reads_no_file_by_an_entity(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "hunter2");
        String text = "<!DOCTYPE web-app [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><web-app><listener>"
                + "<listener-class>a&e;b</listener-class></listener></web-app>";
        try {
            assertThat(read(text).listeners()).noneMatch(name -> name.contains("hunter2"));
        } catch (IOException e) {
            assertThat(e).hasMessage("is not well-formed XML");
        }
    }

    @Test
    void expands_no_entities_of_entities() throws IOException {
        StringBuilder text = new StringBuilder("<!DOCTYPE web-app [<!ENTITY e0 'ha'>");
        for (int i = 1; i < 40; i++) {
            text.append("<!ENTITY e")
                    .append(i)
                    .append(" '&e")
                    .append(i - 1)
                    .append(";&e")
                    .append(i - 1)
                    .append(";'>");
        }
        text.append("]><web-app><listener><listener-class>&e39;</listener-class></listener></web-app>");
        try {
            assertThat(read(text.toString()).listeners().toString()).hasSizeLessThan(100);
        } catch (IOException e) {
            assertThat(e).hasMessage("is not well-formed XML");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<web-app>",
                "<web-app><filter></web-app>",
                "<a/><b/>x",
                "<web-app>&nbsp;</web-app>"
            })
    void reports_malformed_xml_without_quoting_it(String text) {
        try {
            read(text);
        } catch (IOException e) {
            assertThat(e).hasMessage("is not well-formed XML");
            return;
        }
        assertThat(text)
                .as("read although it is broken behind its root")
                .isIn("<a/><b/>x", "<web-app>&nbsp;</web-app>");
    }

    @Test
    void reads_neither_without_end_nor_without_floor() {
        assertThatIOException()
                .isThrownBy(() -> read("<web-app>" + " ".repeat(4 * 1024 * 1024) + "</web-app>"))
                .withMessageContaining("larger");
        assertThatIOException()
                .isThrownBy(() -> read("<a>".repeat(100_000) + "</a>".repeat(100_000)))
                .withMessage("is not well-formed XML");
    }
}
