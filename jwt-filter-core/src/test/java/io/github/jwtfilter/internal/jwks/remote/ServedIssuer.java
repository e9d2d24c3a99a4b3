package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.KeyServer;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TestVerifier;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.http.HttpTransport;
import io.github.jwtfilter.internal.http.TrustedCertificates;
import io.github.jwtfilter.internal.verify.TokenVerifier;
import io.github.jwtfilter.internal.verify.VerifiedJwt;
import io.github.jwtfilter.settings.properties.FakeResources;
import java.time.Duration;
import java.util.Optional;

/** An issuer on the network with a verifier of its tokens, both with manual clocks. */
final class ServedIssuer implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(10);

    final TestIssuer issuer = new TestIssuer();
    final KeyServer server = KeyServer.start();
    final TickingClock clock = new TickingClock(TestTokens.ISSUED);
    final RemoteSetup remote;
    private final TokenVerifier verifier;

    private ServedIssuer(Duration fetchTimeout, Duration readTimeout) {
        remote = RemoteSetup.of(fetch(server, readTimeout), fetchTimeout);
        verifier = TestVerifier.of(TestSettings.loadWith(), clock, remote.keys);
    }

    /** Returns a verifier whose fetch timeout is longer than any test. */
    static ServedIssuer patient() {
        return new ServedIssuer(LONG, LONG);
    }

    /** Returns a verifier with short timeouts: the read timeout ends a silent response, the fetch timeout a slow one. */
    static ServedIssuer impatient() {
        return new ServedIssuer(Duration.ofMillis(250), Duration.ofMillis(400));
    }

    static KeyFetch fetch(KeyServer server) {
        return fetch(server, LONG);
    }

    private static KeyFetch fetch(KeyServer server, Duration readTimeout) {
        FakeResources none = new FakeResources();
        HttpTransport transport =
                new HttpTransport(LONG, readTimeout, new TrustedCertificates("keys.ca", Optional.empty(), none));
        return new RemoteFetch(transport, none, Optional.empty(), false, System::nanoTime).jwks(server.uri("/keys"));
    }

    /** Publishes these keys from now on. */
    ServedIssuer publishes(String... keyIds) {
        server.behave(Behaviours.json(issuer.jwkSet(keyIds)));
        return this;
    }

    /** Returns the reason why the token is rejected, or null if it is accepted. */
    RejectionReason validate(String token) {
        return validate(verifier, token);
    }

    static RejectionReason validate(TokenVerifier verifier, String token) {
        Result<VerifiedJwt> result = verifier.verify(token);
        return result.rejection() == null ? null : result.rejection().reason();
    }

    /** Ends every fetch. The Java runtime may repeat a request without a response, which must not hang again. */
    void serverGoes() {
        server.behave(Behaviours.closeAtOnce());
        server.close();
        FetchThreads.awaitEnd();
    }

    @Override
    public void close() {
        remote.close();
        serverGoes();
    }
}
