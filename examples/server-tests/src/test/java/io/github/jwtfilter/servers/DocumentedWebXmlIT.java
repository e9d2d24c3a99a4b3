package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documented lines for each version of web.xml work unchanged. */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_9", "JETTY_9", "JETTY_12_EE8"})
class DocumentedWebXmlIT {
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("minimal");
    private static RunningServer server;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        Deployment deployment = Deployment.on(kind).keys("minimal.jwks", IDENTITY_PROVIDER.jwkSet());
        for (DocumentedWebXml webXml : DocumentedWebXml.values()) {
            War war = MinimalWar.with(Libraries.NONE).with("WEB-INF/web.xml", webXml.descriptor());
            deployment.application(webXml.contextName(), war);
        }
        server = deployment.start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void rejects_a_request_without_a_token(DocumentedWebXml webXml) {
        assertThat(get(webXml, "/index.jsp").statusCode()).as("%s", kind).isEqualTo(401);
        assertThat(get(webXml, "/nothing-here").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void accepts_a_request_with_a_token(DocumentedWebXml webXml) {
        String bearer = "Bearer " + IDENTITY_PROVIDER.token("alice");

        HttpResponse<String> response = get(webXml, "/index.jsp", "Authorization", bearer);

        assertThat(response.statusCode()).as("%s", kind).isEqualTo(200);
        assertThat(response.body()).contains("Signed in as alice");
        assertThat(get(webXml, "/nothing-here", "Authorization", bearer).statusCode())
                .isEqualTo(404);
    }

    private static HttpResponse<String> get(DocumentedWebXml webXml, String path, String... headers) {
        return Http.get(server.uri("/" + webXml.contextName() + path), headers);
    }
}
