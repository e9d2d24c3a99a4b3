package io.github.jwtfilter.benchmarks.flood;

import io.github.jwtfilter.benchmarks.http.BenchmarkServer;
import io.github.jwtfilter.benchmarks.http.Candidate;
import io.github.jwtfilter.benchmarks.http.Candidates;
import io.github.jwtfilter.benchmarks.http.Client;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An application in a server in this process, with the number of threads that servers have by default. */
final class ServerApplication implements Application {
    private static final int THREADS = 200;
    private static final String PATH = "/app";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    /** The status codes of a token that is invalid, or not checked because of a limit. */
    private static final Set<Integer> REJECTED = Set.of(UNAUTHORIZED, 429, 503);

    private final BenchmarkServer server;

    ServerApplication(Path settings, Workload workload) {
        try {
            server = new BenchmarkServer(THREADS);
            Candidate filter = Candidates.guard(settings);
            filter.prepare(workload);
            server.deploy(PATH, filter, workload);
        } catch (Exception e) {
            throw new IllegalStateException("the server does not start", e);
        }
    }

    @Override
    public Connection connect() {
        try {
            return new ServerConnection(new Client(server.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server does not stop", e);
        }
    }

    private record ServerConnection(Client client) implements Connection {
        @Override
        public boolean send(String address, String token) {
            int status = send(Client.request(PATH, token, forwarded(address)));
            if (status != OK && !REJECTED.contains(status)) {
                throw new IllegalStateException("the server responds with " + status);
            }
            return status == OK;
        }

        @Override
        public void sendWithoutToken(String address, String text) {
            List<String> headers = new ArrayList<>(forwarded(address));
            headers.add("Accept-Charset: Bearer " + text);
            int status = send(Client.request(PATH, "", headers));
            if (status != UNAUTHORIZED) {
                throw new IllegalStateException("the server responds with " + status);
            }
        }

        private static List<String> forwarded(String address) {
            return List.of("X-Forwarded-For: " + address, "X-Forwarded-Proto: https");
        }

        private int send(byte[] request) {
            try {
                return client.send(request);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                client.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
