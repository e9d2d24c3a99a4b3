package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An application for the older API on servers that convert it, including the drop-in JAR, during deployment. */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_10", "TOMCAT_11"})
class ConvertedWarIT {
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("order-desk");

    private static RunningServer server;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        server = Deployment.on(kind)
                .applicationToConvert("desk", War.copyOf(TestFiles.legacyWar()))
                .keys("orderdesk.jwks", IDENTITY_PROVIDER.jwkSet())
                .start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @Test
    void is_protected_as_before() {
        assertThat(Http.get(server.uri("/desk/index.jsp")).body()).contains("Acme Order Desk");
        assertThat(Http.get(server.uri("/desk/orders")).statusCode())
                .as("%s", kind)
                .isEqualTo(401);
        assertThat(Http.get(
                                server.uri("/desk/orders"),
                                "Authorization",
                                "Bearer " + IDENTITY_PROVIDER.token("carol", "clerk"))
                        .statusCode())
                .isEqualTo(200);
    }
}
