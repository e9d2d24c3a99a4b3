package io.github.jwtfilter.servers;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A 5xx response that some servers send without the application.
 *
 * @param servers the names of the servers
 * @param status the status code of the response
 * @param request the request that causes it
 */
record ServerError(Pattern servers, int status, RawRequest request) {
    static List<ServerError> table(String resource) {
        return Tables.lines(resource).map(ServerError::of).toList();
    }

    private static ServerError of(String line) {
        String[] parts = line.split(" ", 3);
        return new ServerError(Pattern.compile(parts[0]), Integer.parseInt(parts[1]), new RawRequest(parts[2]));
    }

    boolean isOf(ServerKind kind) {
        return servers.matcher(kind.name()).matches();
    }

    /** Whether this response is the expected one, sent before the filters of any application. */
    boolean explains(RawRequest sent, RawResponse response) {
        return sent.equals(request) && response.status() == status && !response.hasReachedFilters();
    }
}
