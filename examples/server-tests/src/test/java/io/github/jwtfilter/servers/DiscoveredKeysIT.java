package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Await;
import io.github.jwtfilter.testsupport.Http;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Applications that configure only issuer and audience, with real providers. */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_9", "JETTY_9"})
class DiscoveredKeysIT {
    private static OpenIdProvider provider;
    private static OpenIdProvider late;
    private static String tokenOfYesterday;
    private static RunningServer server;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        provider = OpenIdProvider.started();
        late = OpenIdProvider.started();
        tokenOfYesterday = late.token("default", OrderDesk.AUDIENCE, "alice");
        late.close();
        server = Deployment.on(kind)
                .application("orders", OrderDesk.trusting(provider.issuer("default")))
                .application("late", OrderDesk.trusting(late.issuer("default")))
                .patientWithProviders()
                .start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        provider.close();
        server.close();
    }

    @Test
    void a_token_of_the_provider_brings_principal_and_roles() {
        HttpResponse<String> response =
                get("/orders/admin/", provider.token("default", OrderDesk.AUDIENCE, "root", "admin"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Administration", "Signed in as root");
    }

    @Test
    void someone_without_the_role_is_rejected_by_the_application_itself() {
        assertThat(get("/orders/admin/", provider.token("default", OrderDesk.AUDIENCE, "alice", "clerk"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_token_of_another_issuer_of_the_same_provider_is_rejected() {
        assertThat(get("/orders/", provider.token("other", OrderDesk.AUDIENCE, "root", "admin"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_token_for_another_application_is_rejected() {
        assertThat(get("/orders/", provider.token("default", "another-application", "root", "admin"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_application_that_starts_during_an_outage_of_the_provider_recovers() {
        HttpResponse<String> down = get("/late/", tokenOfYesterday);
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.headers().firstValue("Retry-After"))
                .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9][0-9]*"));
        assertThat(down.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(Http.get(server.uri("/late/")).statusCode()).isEqualTo(401);

        late.start();
        String token = late.token("default", OrderDesk.AUDIENCE, "alice");
        HttpResponse<String> up =
                Await.until(response -> response.statusCode() == 200, Await.LIMIT, () -> get("/late/", token));
        assertThat(up.body()).contains("Signed in as alice");
        assertThat(get("/late/", tokenOfYesterday).statusCode()).isEqualTo(401);

        late.close();
        assertThat(get("/late/", token).statusCode()).isEqualTo(200);

        Await.until(
                lines -> lines == 1,
                Await.LIMIT,
                () -> logLines(late, "default fetched").count());
        assertThat(logLines(late, "cannot be fetched"))
                .as("the log of %s", kind)
                .hasSize(1);
        assertThat(logLines(late, "default fetched")).as("the log of %s", kind).hasSize(1);
    }

    /** The log lines on the keys of a provider, in any order. */
    private static Stream<String> logLines(OpenIdProvider provider, String words) {
        return server.log().text().lines().filter(line -> line.contains(words + " from " + provider.issuer("default")));
    }

    private static HttpResponse<String> get(String path, String token) {
        return Http.get(server.uri(path), "Authorization", "Bearer " + token);
    }
}
