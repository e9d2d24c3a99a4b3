package io.github.jwtfilter.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A transport with fixed responses, which records its requests. */
public final class ScriptedTransport implements Transport {
    private final Map<URI, Response> answers = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();

    public ScriptedTransport answers(String uri, String body) {
        return answers(uri, new Response(200, body.replace('\'', '"').getBytes(UTF_8), Map.of()));
    }

    public ScriptedTransport answers(String uri, int status) {
        return answers(uri, new Response(status, new byte[0], Map.of()));
    }

    public ScriptedTransport redirects(String uri, int status, String... locations) {
        return answers(uri, new Response(status, new byte[0], Map.of("location", List.of(locations))));
    }

    public ScriptedTransport answers(String uri, Response response) {
        answers.put(URI.create(uri), response);
        return this;
    }

    @Override
    public Response get(Request request, Cancellation cancellation) throws FetchFailure {
        cancellation.check();
        requests.add(request);
        Response response = answers.get(request.uri());
        if (response == null) {
            throw new FetchFailure("cannot be reached: connection refused");
        }
        return response;
    }

    public List<String> asked() {
        return requests.stream().map(request -> request.uri().toString()).toList();
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }
}
