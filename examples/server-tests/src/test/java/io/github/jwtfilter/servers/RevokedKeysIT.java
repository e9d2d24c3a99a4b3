package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Await;
import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A running application whose operator revokes the key that signs its tokens. */
class RevokedKeysIT {
    private final IdentityProvider provider = new IdentityProvider(OrderDesk.AUDIENCE);
    private Path revoked;
    private RunningServer server;

    @BeforeEach
    void start() throws IOException {
        revoked = TestFiles.newBase("revoked").resolve("revoked-keys.txt");
        Files.writeString(revoked, "# none so far\n");
        server = Deployment.on(ServerKind.TOMCAT_9)
                .application("orders", OrderDesk.with("""
                        issuer         = https://idp.example.com
                        audience       = %s
                        keys.jwks-file = ${sys:orders.keys}
                        keys.revoked   = file:${sys:orders.revoked}
                        """.formatted(OrderDesk.AUDIENCE)))
                .keys("orders.keys", provider.jwkSet())
                .property("orders.revoked", revoked.toString())
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_key_id_appended_to_the_file_revokes_the_key_without_a_redeploy_until_it_is_removed() throws IOException {
        String token = provider.token("alice");
        HttpResponse<String> forged = get(provider.forged("alice"));
        assertThat(get(token).statusCode()).isEqualTo(200);

        Files.writeString(revoked, provider.keyId() + " # leaked\n", StandardOpenOption.APPEND);
        assertThat(settled(401, token)).isEqualTo(401);

        HttpResponse<String> rejected = get(token);
        assertThat(rejected.body()).isEqualTo(forged.body());
        assertThat(rejected.headers().allValues("WWW-Authenticate"))
                .isEqualTo(forged.headers().allValues("WWW-Authenticate"));
        assertThat(server.log().text())
                .contains("now revokes \"" + provider.keyId() + "\"", "rejected key-revoked")
                .doesNotContain(token);

        Files.writeString(revoked, "# none any more\n");
        assertThat(settled(200, token)).isEqualTo(200);
        assertThat(server.log().text()).contains("no longer revokes \"" + provider.keyId() + "\"");
    }

    private int settled(int wanted, String token) {
        return Await.until(
                status -> status == wanted, Await.LIMIT, () -> get(token).statusCode());
    }

    private HttpResponse<String> get(String token) {
        return Http.get(server.uri("/orders/"), "Authorization", "Bearer " + token);
    }
}
