package io.github.jwtfilter.benchmarks.start;

import io.github.jwtfilter.benchmarks.http.BenchmarkServer;
import io.github.jwtfilter.benchmarks.http.Candidate;
import io.github.jwtfilter.benchmarks.http.Candidates;
import io.github.jwtfilter.benchmarks.http.Client;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.TokenKind;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.util.logging.Logger;

/** Starts one application in a server that already serves another one, and requests a page. */
public final class StartProbe {
    private static final int REQUESTS_BEFORE = 200;
    private static final int OK = 200;

    private StartProbe() {}

    /**
     * Prints the nanoseconds of the start and of the first request.
     *
     * @param arguments the name of the filter
     */
    public static void main(String[] arguments) {
        try {
            start(arguments[0]);
            System.exit(0);
        } catch (Throwable e) {
            // The threads of the server would keep the process alive.
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void start(String name) throws Exception {
        Workload workload = Workload.current();
        String token = workload.token(Algorithm.RS256, TokenKind.VALID);
        Candidate filter = Candidates.create(name);
        filter.prepare(workload);
        // A running server has logged before, so the initialization of logging is not measured.
        Logger.getLogger(StartProbe.class.getName()).info("The server starts");
        BenchmarkServer server = new BenchmarkServer();
        server.deploy("/before", Candidates.create(Candidates.NONE), workload);
        try (Client client = new Client(server.port())) {
            for (int request = 0; request < REQUESTS_BEFORE; request++) {
                client.send(Client.request("/before", token));
            }
            byte[] first = Client.request("/app", token);
            long start = System.nanoTime();
            server.deploy("/app", filter, workload);
            long ready = System.nanoTime();
            int status = client.send(first);
            long end = System.nanoTime();
            System.out.println(status == OK ? (ready - start) + " " + (end - ready) : "status " + status);
        }
    }
}
