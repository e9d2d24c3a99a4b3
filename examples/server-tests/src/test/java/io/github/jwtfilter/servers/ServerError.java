package io.github.jwtfilter.servers;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An answer 5xx that some servers give by themselves.
 *
 * @param servers the names of the servers
 * @param status the status that they answer
 * @param request the request that they answer so
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

    /** Whether a server was right to give this answer: the filters of no application were asked. */
    boolean explains(RawRequest sent, RawAnswer answer) {
        return sent.equals(request) && answer.status() == status && !answer.hasReachedFilters();
    }
}
