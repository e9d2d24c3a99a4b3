package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Await;
import io.github.jwtfilter.testsupport.Http;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A running application whose provider is replaced. */
class RotatedKeysIT {
    private OpenIdProvider provider;
    private RunningServer server;

    @BeforeEach
    void start() {
        provider = OpenIdProvider.started();
        server = Deployment.on(ServerKind.TOMCAT_9)
                .application("orders", OrderDesk.trusting(provider.issuer("default")))
                .patientWithProviders()
                .start();
    }

    @AfterEach
    void stop() {
        provider.close();
        server.close();
    }

    @Test
    void other_keys_under_the_same_key_id_are_followed_and_the_old_ones_forgotten() {
        String old = token();
        assertThat(settled(old)).isEqualTo(200);

        provider.close();
        assertThat(statusOf(old)).isEqualTo(200);
        provider.start();
        String fresh = token();

        assertThat(settled(fresh)).isEqualTo(200);
        assertThat(statusOf(old)).isEqualTo(401);
    }

    private String token() {
        return provider.token("default", OrderDesk.AUDIENCE, "alice");
    }

    /** Invalid signatures trigger at most one fetch in 30 seconds. */
    private int settled(String token) {
        return Await.until(status -> status == 200, Await.LIMIT, () -> statusOf(token));
    }

    private int statusOf(String token) {
        return Http.get(server.uri("/orders/"), "Authorization", "Bearer " + token)
                .statusCode();
    }
}
