package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A JSP that reads claims from headers and attributes, on real servers: what clients send under these names is not seen. */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_9", "JETTY_9", "JETTY_12_EE8"})
class ExposedHeadersIT {
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("minimal");
    private static final String SETTINGS = """
            issuer            = https://idp.example.com
            audience          = minimal
            keys.jwks-file    = ${sys:minimal.jwks}
            access.1          = /open.jsp : anyone
            expose.attributes = sub -> user.name
            expose.headers    = sub -> X-Remote-User
            """;
    private static final String PAGE = """
            <%@ page session="false" import="java.util.Collections" %>
            <p><%= request.getHeader("X-Remote-User") %> <%= Collections.list(request.getHeaders("x-remote-user")) %>
            <%= request.getHeader("X_Remote_User") %> <%= request.getAttribute("user.name") %>
            <%= String.valueOf(Collections.list(request.getHeaderNames())).toLowerCase().replace('_', '-')
                    .contains("x-remote-user") %></p>
            """;

    private static RunningServer server;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        War war = MinimalWar.with(Libraries.NONE)
                .with("WEB-INF/jwt-filter.properties", SETTINGS)
                .with("seen.jsp", PAGE)
                .with("open.jsp", PAGE);
        server = Deployment.on(kind)
                .application("exposed", war)
                .keys("minimal.jwks", IDENTITY_PROVIDER.jwkSet())
                .start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @Test
    void the_claim_replaces_the_header_of_the_client() {
        assertThat(seen("/exposed/seen.jsp", "Authorization", "Bearer " + IDENTITY_PROVIDER.token("alice")))
                .isEqualTo("alice [alice] null alice true");
    }

    @Test
    void without_a_token_the_header_is_removed() {
        assertThat(seen("/exposed/open.jsp")).isEqualTo("null [] null null false");
    }

    private static String seen(String path, String... more) {
        String[] headers = {"X-Remote-User", "boss", "x-remote-user", "boss", "X_Remote_User", "boss"};
        String[] all =
                Stream.concat(Arrays.stream(headers), Arrays.stream(more)).toArray(String[]::new);
        HttpResponse<String> response = Http.get(server.uri(path), all);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body().replaceAll("(?s).*<p>|</p>.*", "").trim().replaceAll("\\s+", " ");
    }
}
