package io.github.jwtfilter.benchmarks.http;

import io.github.jwtfilter.benchmarks.result.RoundTimes;
import java.io.IOException;
import java.util.List;

/** An application, and its CPU time per request in each round. */
final class MeasuredApplication {
    /**
     * The number of requests in flight, so that the server's threads do not sleep after each: the cost of a wakeup is not that of
     * a filter.
     */
    private static final int AT_ONCE = 16;

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final String name;
    private final String path;
    private final List<byte[]> requests;
    private final ServerClock clock;
    private final RoundTimes times = new RoundTimes();
    private int next;

    MeasuredApplication(String name, String path, List<String> tokens, ServerClock clock) {
        this.name = name;
        this.path = path;
        this.clock = clock;
        this.requests =
                tokens.stream().map(token -> Client.request(path, token)).toList();
    }

    String name() {
        return name;
    }

    /** Verifies that the filter accepts and rejects correctly. */
    void check(Client client) throws IOException {
        int expected = name.equals(Candidates.NONE) ? OK : UNAUTHORIZED;
        expect(expected, client.send(Client.request(path, "")));
        expect(expected, client.send(Client.request(path, "a.b.c")));
        expect(OK, client.send(requests.get(0)));
    }

    void measure(Client client, int count) throws IOException {
        long before = clock.nanos();
        for (int sent = 0; sent < count; sent += AT_ONCE) {
            int batch = Math.min(AT_ONCE, count - sent);
            for (int request = 0; request < batch; request++) {
                client.write(requests.get(next));
                next = (next + 1) % requests.size();
            }
            for (int request = 0; request < batch; request++) {
                expect(OK, client.response());
            }
        }
        times.add((double) (clock.nanos() - before) / count);
    }

    private void expect(int expected, int status) {
        if (status != expected) {
            throw new IllegalStateException(name + " responds with " + status + " instead of " + expected);
        }
    }

    /** Returns the CPU time of the server per request. */
    RoundTimes times() {
        return times;
    }
}
