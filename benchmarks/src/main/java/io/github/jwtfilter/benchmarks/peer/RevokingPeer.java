package io.github.jwtfilter.benchmarks.peer;

import io.github.jwtfilter.JwtGuard;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.JwtRevocations;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.GuardSettings;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** This project with a store of revocations in memory, which contains revocations of other tokens. */
public final class RevokingPeer implements Peer {
    /** Held, since the logging library of the JDK would forget the level with the logger. */
    private static final Logger LOG = Logger.getLogger("io.github.jwtfilter.internal.revocation");

    private static final int MEASUREMENTS = 3;
    private static final long PAUSE_MILLIS = 200;
    private static final long VALID_SECONDS = 3600;

    private final JwtGuard guard;
    private final double bytesPerRevocation;

    /**
     * Creates the guard, and revokes other tokens.
     *
     * @param algorithm the only algorithm that it accepts
     * @param workload the keys
     * @param cache the maximum number of cached tokens
     * @param revoked the number of revoked tokens
     */
    public RevokingPeer(Algorithm algorithm, Workload workload, int cache, int revoked) {
        guard = JwtGuard.builder(new GuardSettings(workload, algorithm)
                        .withCache(cache)
                        .with("revocation.store", "memory")
                        .with("store.memory.max-entries", Integer.toString(Math.max(1_000, revoked)))
                        .write())
                .build();
        LOG.setLevel(Level.OFF); // otherwise there is a line for each revoked token
        long before = usedBytes();
        revoke(guard.revocations(), revoked);
        bytesPerRevocation = (double) (usedBytes() - before) / revoked;
    }

    /** Revokes random UUIDs, which many issuers use as token IDs. */
    private static void revoke(JwtRevocations revocations, int count) {
        Random random = new Random(count);
        Instant expiry = Instant.now().plusSeconds(VALID_SECONDS);
        for (int i = 0; i < count; i++) {
            String tokenId = new UUID(random.nextLong(), random.nextLong()).toString();
            revocations.revokeToken(Workload.ISSUER, tokenId, expiry);
        }
    }

    /** Returns the used heap after several collections, since one may leave objects that are reachable only from garbage. */
    private static long usedBytes() {
        for (int i = 0; i < MEASUREMENTS; i++) {
            System.gc();
            pause();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns the heap that each revocation occupies.
     *
     * @return bytes
     */
    public double bytesPerRevocation() {
        return bytesPerRevocation;
    }

    @Override
    public Object verify(String token) {
        Result<? extends JwtPrincipal> result = guard.authenticate(token);
        return result.rejection() == null ? result.value() : null;
    }
}
