package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.resource.Resources;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.StoreSettings;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The stores of sessions and revocations in Redis, which share their connections. This class mentions no type of Jedis, so that it
 * can be loaded, and can report the missing JARs, without Jedis.
 */
public final class RedisStores implements AutoCloseable {
    private final SessionStore sessions;
    private final RevocationStore revocations;

    RedisStores(SessionStore sessions, RevocationStore revocations) {
        this.sessions = sessions;
        this.revocations = revocations;
    }

    /**
     * Prepares the stores. Opens no connection: an unreachable server is not reported as a problem, and later calls connect
     * again.
     *
     * @param settings the addresses, the credentials and the time limit
     * @param resources reads the CA certificates
     * @param clock the clock by which revocations expire
     * @param key the setting that names Redis, {@code session.store} or {@code revocation.store}
     * @param problems receives the problems of the settings, and missing JARs
     * @return the stores, or null if there are errors
     */
    public static @Nullable RedisStores open(
            StoreSettings settings, Resources resources, Clock clock, String key, Report problems) {
        boolean complete = JedisLibraries.check(key, problems);
        RedisAddresses addresses = RedisAddresses.parse(settings, problems);
        RedisTls tls = addresses == null ? null : RedisTls.open(settings, addresses, resources, problems);
        if (!complete || addresses == null || tls == null) {
            return null;
        }
        try {
            return RedisConnector.connect(settings, addresses, tls, clock);
        } catch (LinkageError e) {
            problems.error(
                    key,
                    "is redis, but the versions of Jedis and of the libraries that it uses do not fit together",
                    JedisLibraries.REMEDY);
            return null;
        }
    }

    /**
     * Returns the store of sessions.
     *
     * @return the store; closing it closes the connections of both stores
     */
    public SessionStore sessions() {
        return sessions;
    }

    /**
     * Returns the store of revocations.
     *
     * @return the store; closing it closes the connections of both stores
     */
    public RevocationStore revocations() {
        return revocations;
    }

    /**
     * Returns whether an exception means that Redis did not respond, or not in time, or rejects every command, so that further
     * calls should wait.
     *
     * @param e an exception of one of the stores
     * @return false if Redis rejected one command
     */
    public static boolean isUnavailable(StoreException e) {
        return RedisFailure.isUnavailable(e);
    }

    /** Closes all connections, except those in use, which are closed when their command ends. */
    @Override
    public void close() {
        sessions.close();
        revocations.close();
    }
}
