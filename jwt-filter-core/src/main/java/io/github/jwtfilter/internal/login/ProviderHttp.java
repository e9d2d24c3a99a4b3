package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.background.TaskScheduler;
import io.github.jwtfilter.internal.http.AllowedAddresses;
import io.github.jwtfilter.internal.http.FetchFailure;
import io.github.jwtfilter.internal.http.HttpCalls;
import io.github.jwtfilter.internal.http.HttpTask;
import io.github.jwtfilter.internal.http.HttpTransport;
import io.github.jwtfilter.internal.http.Request;
import io.github.jwtfilter.internal.http.Response;
import io.github.jwtfilter.internal.http.Transport;
import io.github.jwtfilter.internal.http.TrustedCertificates;
import io.github.jwtfilter.internal.resource.Resources;
import io.github.jwtfilter.settings.KeySettings;
import java.net.URI;
import java.time.Duration;

/** The HTTP connections to the provider, with the timeouts, the trusted certificates and the address rules of its keys. */
public final class ProviderHttp {
    private final Transport transport;
    private final boolean insecureHttp;
    private final TaskScheduler scheduler;
    private final Duration limit;
    private final HttpCalls calls;

    /**
     * Creates connections over a given transport.
     *
     * @param transport sends the requests, and follows no redirect
     * @param insecureHttp whether http is permitted beyond this machine
     * @param scheduler runs the requests
     * @param limit the maximum duration of a request
     */
    ProviderHttp(Transport transport, boolean insecureHttp, TaskScheduler scheduler, Duration limit) {
        this.transport = transport;
        this.insecureHttp = insecureHttp;
        this.scheduler = scheduler;
        this.limit = limit;
        this.calls = new HttpCalls(scheduler, limit);
    }

    /**
     * Creates connections.
     *
     * @param keys the fetch settings of the issuer
     * @param resources reads the file of {@code keys.ca}
     * @param scheduler runs the requests
     * @return the connections
     */
    public static ProviderHttp of(KeySettings keys, Resources resources, TaskScheduler scheduler) {
        Transport transport = new HttpTransport(
                keys.connectTimeout(), keys.readTimeout(), new TrustedCertificates("keys.ca", keys.ca(), resources));
        return new ProviderHttp(transport, keys.insecureHttp(), scheduler, keys.fetchTimeout());
    }

    /** Returns a transport for an address in the settings and for those that its server names. */
    AllowedAddresses from(URI configured) {
        return new AllowedAddresses(configured, insecureHttp, transport);
    }

    /** Sends one request to an endpoint, and waits for the response at most for the time limit. */
    Response send(Request request) throws FetchFailure {
        return calls.send(from(request.uri()), request);
    }

    /** Starts a fetch of metadata, and returns whether it has started. */
    boolean start(HttpTask<?> task) {
        return scheduler.run("jwt-filter-metadata", task, limit);
    }

    Duration limit() {
        return limit;
    }
}
