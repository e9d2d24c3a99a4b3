package io.github.jwtfilter.servers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.github.jwtfilter.fixture.FreePort;
import io.github.jwtfilter.testsupport.Await;
import io.github.jwtfilter.testsupport.Http;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * A real OpenID provider, which publishes its metadata and keys on the loopback address. It has an issuer at every path, each
 * with its own key, and can be stopped and restarted with other keys.
 */
final class OpenIdProvider implements AutoCloseable {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final int port;
    private MockOAuth2Server server;

    private OpenIdProvider(int port) {
        this.port = port;
    }

    /** Creates a provider that is not started yet. */
    static OpenIdProvider down() {
        return new OpenIdProvider(FreePort.find());
    }

    static OpenIdProvider started() {
        OpenIdProvider provider = down();
        provider.start();
        return provider;
    }

    /** Starts with new keys. */
    void start() {
        OAuth2TokenProvider tokens = new OAuth2TokenProvider(new KeyProvider(newKeys()));
        server = new MockOAuth2Server(new OAuth2Config(false, null, null, false, tokens, Set.of(), new NettyWrapper()));
        server.start(InetAddress.getLoopbackAddress(), port);
        // Its first responses take longer than the timeout of a key fetch.
        for (String path : List.of("/.well-known/openid-configuration", "/jwks")) {
            Await.until(status -> status == 200, Await.LIMIT, () -> status(path));
        }
    }

    /** Returns 0 without a response: the server may close its first connections. */
    private int status(String path) {
        try {
            return Http.get(URI.create(issuer("default") + path)).statusCode();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        server.shutdown();
        // It closes the port in a thread of its own.
        Await.until(free -> free, Await.LIMIT, () -> FreePort.isFree(port));
    }

    /** The URL of the issuer at a path. */
    String issuer(String path) {
        return "http://localhost:" + port + "/" + path;
    }

    /** A token of the issuer at a path, which expires after an hour. */
    String token(String path, String audience, String user, String... roles) {
        return server.issueToken(path, user, audience, Map.of("roles", List.of(roles)), LIFETIME.toSeconds())
                .serialize();
    }

    private static List<JWK> newKeys() {
        return List.of(newKey(), newKey());
    }

    private static JWK newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID("replaced by the name of its issuer")
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
