package io.github.jwtfilter.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A transport with fixed responses, which records its requests. */
public final class ScriptedTransport implements Transport {
    private final Map<URI, Response> responses = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();

    public ScriptedTransport responses(String uri, String body) {
        return responses(uri, new Response(200, body.replace('\'', '"').getBytes(UTF_8), Map.of()));
    }

    public ScriptedTransport responses(String uri, int status) {
        return responses(uri, new Response(status, new byte[0], Map.of()));
    }

    public ScriptedTransport redirects(String uri, int status, String... locations) {
        return responses(uri, new Response(status, new byte[0], Map.of("location", List.of(locations))));
    }

    public ScriptedTransport responses(String uri, Response response) {
        responses.put(URI.create(uri), response);
        return this;
    }

    @Override
    public Response send(Request request, Cancellation cancellation) throws FetchFailure {
        cancellation.check();
        requests.add(request);
        Response response = responses.get(request.uri());
        if (response == null) {
            throw new FetchFailure("cannot be reached: connection refused");
        }
        return response;
    }

    public List<String> requested() {
        return requests.stream().map(request -> request.uri().toString()).toList();
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }
}
