package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.http.Cancellation;
import io.github.jwtfilter.internal.http.FetchFailure;
import io.github.jwtfilter.internal.http.Request;
import io.github.jwtfilter.internal.http.Response;
import io.github.jwtfilter.internal.http.Transport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Records the requests of a test fetch and their results, including those after redirects. */
final class RecordingTransport implements Transport {
    private final Transport transport;
    private final List<ProbedRequest> requests = Collections.synchronizedList(new ArrayList<>());

    RecordingTransport(Transport transport) {
        this.transport = transport;
    }

    @Override
    public Response send(Request request, Cancellation cancellation) throws FetchFailure {
        try {
            Response response = transport.send(request, cancellation);
            requests.add(ProbedRequest.completed(request, response));
            return response;
        } catch (FetchFailure e) {
            requests.add(ProbedRequest.failed(request, e));
            throw e;
        }
    }

    /** Returns the requests so far. */
    List<ProbedRequest> requests() {
        synchronized (requests) {
            return Collections.unmodifiableList(new ArrayList<>(requests));
        }
    }
}
