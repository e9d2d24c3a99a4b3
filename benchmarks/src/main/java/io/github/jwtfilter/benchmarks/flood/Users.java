package io.github.jwtfilter.benchmarks.flood;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Users who send requests one after the other, each from its own address or all from that of a NAT. */
final class Users implements AutoCloseable {
    private static final double PERCENTILE = 0.99;
    private static final long NANOS = 1_000_000_000;

    private final Application.Connection connection;
    private final List<String> tokens;
    private final List<String> addresses;
    private int next;

    Users(Application application, List<String> tokens, List<String> addresses) {
        this.connection = application.connect();
        this.tokens = tokens;
        this.addresses = addresses;
    }

    /**
     * The figures of one interval.
     *
     * @param perSecond the number of accepted requests per second
     * @param p99 the time that 99 of 100 requests do not exceed, in nanoseconds
     * @param served the part of the requests that were accepted, 0 to 1
     */
    record Figures(double perSecond, double p99, double served) {}

    /** Sends requests for some time, paced if {@code perSecond} is not 0. */
    Figures measure(long nanos, int perSecond) {
        long[] times = new long[1 << 22];
        int count = 0;
        int accepted = 0;
        long start = System.nanoTime();
        long due = start;
        long end = start + nanos;
        for (long now = start; now < end && count < times.length; now = System.nanoTime()) {
            if (due > now) {
                LockSupport.parkNanos(due - now);
            }
            String address = addresses.get(next % addresses.size());
            String token = tokens.get(next % tokens.size());
            next++;
            long before = System.nanoTime();
            if (connection.send(address, token)) {
                accepted++;
            }
            times[count++] = System.nanoTime() - before;
            due = perSecond == 0 ? 0 : due + NANOS / perSecond;
        }
        double seconds = (double) (System.nanoTime() - start) / NANOS;
        Arrays.sort(times, 0, count);
        return new Figures(
                accepted / seconds, times[(int) (count * PERCENTILE)], count == 0 ? 0 : (double) accepted / count);
    }

    /** Sends each token once, so that all are cached. */
    void warmUp() {
        for (int number = 0; number < tokens.size(); number++) {
            connection.send(addresses.get(number % addresses.size()), tokens.get(number));
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
