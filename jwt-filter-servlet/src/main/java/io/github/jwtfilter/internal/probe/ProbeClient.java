package io.github.jwtfilter.internal.probe;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Sends requests one after the other, with a pause between them, up to the limits of the run. */
final class ProbeClient {
    /** The maximum time of a run. */
    static final Duration MAX_RUN = Duration.ofMinutes(5);

    private static final int MAX_TIMEOUTS = 5;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(25);

    private final Network network;
    private final ProbeTarget target;
    private final int limit;
    private final LongSupplier nanoTime;
    private final LongConsumer pause;
    private final long start;
    private final List<Consumer<Exchange>> observers = new ArrayList<>();
    private int sent;
    private int timeouts;

    /**
     * Creates a client.
     *
     * @param network opens the connections
     * @param target the application
     * @param limit the maximum number of requests
     * @param nanoTime the time
     * @param pause waits for a number of nanoseconds
     */
    ProbeClient(Network network, ProbeTarget target, int limit, LongSupplier nanoTime, LongConsumer pause) {
        this.network = network;
        this.target = target;
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.start = nanoTime.getAsLong();
    }

    /** Adds a recipient of all responses of the application. */
    void observe(Consumer<Exchange> observer) {
        observers.add(observer);
    }

    int sent() {
        return sent;
    }

    /** Sends a request to the application, and reads the response. */
    Exchange send(ProbeRequest request) throws ProbeStopped {
        Exchange exchange = send(request, target.authority(), network::open);
        if (exchange.response() != null) {
            observers.forEach(observer -> observer.accept(exchange));
        }
        return exchange;
    }

    /** Sends a request to another port of the same address, without TLS. */
    Exchange sendPlain(ProbeRequest request, int port) throws ProbeStopped {
        return send(request, target.authority(false, port), () -> network.openPlain(port));
    }

    private Exchange send(ProbeRequest request, String authority, Opener opener) throws ProbeStopped {
        checkLimits();
        if (sent > 0) {
            pause.accept(PAUSE);
        }
        sent++;
        try (Connection connection = opener.open()) {
            ProbeResponse response = exchange(request, authority, connection);
            return Exchange.of(request, response);
        } catch (IOException e) {
            NoResponse failure = NoResponse.of(e);
            timeouts += failure.kind() == NoResponse.Kind.TIMED_OUT ? 1 : 0;
            return Exchange.failed(request, failure);
        }
    }

    private static ProbeResponse exchange(ProbeRequest request, String authority, Connection connection)
            throws IOException {
        IOException notWritten = write(request.bytes(authority), connection);
        try {
            return new ResponseReader(connection.in()).read(request.isHead());
        } catch (IOException e) {
            if (notWritten != null) {
                e.addSuppressed(notWritten);
            }
            throw e;
        }
    }

    /** Returns the exception of a server that closes the connection while it rejects a request, or null. */
    private static @Nullable IOException write(byte[] request, Connection connection) {
        try {
            OutputStream out = connection.out();
            out.write(request);
            out.flush();
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private void checkLimits() throws ProbeStopped {
        if (sent >= limit) {
            throw ProbeStopped.atLimit(limit);
        }
        if (timeouts >= MAX_TIMEOUTS) {
            throw ProbeStopped.unfinished(MAX_TIMEOUTS + " requests had no complete response in time");
        }
        if (nanoTime.getAsLong() - start > MAX_RUN.toNanos()) {
            throw ProbeStopped.unfinished("the run took longer than " + MAX_RUN.toMinutes() + " minutes");
        }
    }

    /** Opens a connection. */
    private interface Opener {
        Connection open() throws IOException;
    }
}
