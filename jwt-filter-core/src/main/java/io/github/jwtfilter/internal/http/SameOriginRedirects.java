package io.github.jwtfilter.internal.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;

/**
 * Follows at most three redirects (RFC 9110 section 15.4), only within the same origin. A request with a form or with credentials is
 * never redirected.
 */
public final class SameOriginRedirects implements Transport {
    private static final List<Integer> REDIRECTS = Arrays.asList(301, 302, 303, 307, 308);
    private static final int MAX_REDIRECTS = 3;

    private final Transport transport;

    public SameOriginRedirects(Transport transport) {
        this.transport = transport;
    }

    @Override
    public Response send(Request request, Cancellation cancellation) throws FetchFailure {
        Request current = request;
        Response response = transport.send(current, cancellation);
        if (isRedirect(response) && request.isConfidential()) {
            throw new FetchFailure("redirects a request with credentials, which is not allowed");
        }
        for (int i = 0; i < MAX_REDIRECTS && isRedirect(response); i++) {
            current = target(current.uri(), response);
            response = transport.send(current, cancellation);
        }
        if (isRedirect(response)) {
            throw new FetchFailure("redirects more than " + MAX_REDIRECTS + " times");
        }
        return response;
    }

    private static boolean isRedirect(Response response) {
        return REDIRECTS.contains(response.status());
    }

    private static Request target(URI from, Response response) throws FetchFailure {
        List<String> locations = response.headers("Location");
        if (locations.size() != 1) {
            throw new FetchFailure("redirects without exactly one Location header");
        }
        try {
            Request target = Request.to(from.resolve(new URI(locations.get(0))));
            if (target.hasOriginOf(from)) {
                return target;
            }
        } catch (URISyntaxException e) {
            // Reported below: the value is not a URI.
        }
        throw new FetchFailure("redirects to another origin, which is not allowed");
    }
}
