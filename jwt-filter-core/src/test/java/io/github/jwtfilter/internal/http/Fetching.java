package io.github.jwtfilter.internal.http;

import io.github.jwtfilter.fixture.KeyServer;
import io.github.jwtfilter.fixture.TestCa;
import io.github.jwtfilter.settings.properties.FakeResources;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches from a {@link KeyServer} over the network. */
public final class Fetching {
    public static final TestCa CA = new TestCa();
    public static final String CA_FILE = "ca.pem";
    public static final Duration LONG = Duration.ofMinutes(10);

    private Fetching() {}

    public static FakeResources files() {
        return new FakeResources().with(CA_FILE, CA.pem());
    }

    /** Returns a transport that trusts only {@link #CA}; its timeouts are longer than any test. */
    public static HttpTransport transport() {
        return transport(LONG);
    }

    public static HttpTransport transport(Duration readTimeout) {
        return new HttpTransport(LONG, readTimeout, new TrustedCertificates("keys.ca", Optional.of(CA_FILE), files()));
    }

    public static Response get(URI uri) throws FetchFailure {
        return transport().send(Request.to(uri), new Cancellation());
    }

    public static KeyServer server(String scheme) {
        return scheme.equals("https") ? KeyServer.startTls(CA.server()) : KeyServer.start();
    }

    /** Runs a fetch in its own thread. */
    public static <T> CompletableFuture<T> start(Callable<T> fetch) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(fetch.call());
                    } catch (Exception e) {
                        result.completeExceptionally(e);
                    }
                },
                "test-fetch");
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    /** Returns the exception of a fetch, which must fail soon. */
    public static Throwable failure(CompletableFuture<?> fetch) throws InterruptedException, TimeoutException {
        try {
            throw new AssertionError("fetched " + fetch.get(3, TimeUnit.MINUTES));
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
