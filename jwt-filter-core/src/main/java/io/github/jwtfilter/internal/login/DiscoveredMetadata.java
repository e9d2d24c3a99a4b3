package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.http.AllowedAddresses;
import io.github.jwtfilter.internal.http.Cancellation;
import io.github.jwtfilter.internal.http.FetchFailure;
import io.github.jwtfilter.internal.http.HttpCall;
import io.github.jwtfilter.internal.http.HttpTask;
import io.github.jwtfilter.internal.http.SameOriginRedirects;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.metadata.MetadataFetch;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The metadata document of the provider, fetched on demand, one fetch at a time. A copy is used for an hour; after that, a fetch in
 * the background replaces it, and if that fails, the copy remains in use.
 */
final class DiscoveredMetadata implements ProviderMetadataSource {
    private static final Log LOG = Log.of(LoginLog.class);
    private static final long FRESH_NANOS = TimeUnit.HOURS.toNanos(1);

    /** The minimum time from a failed fetch to the next one. */
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final MetadataFetch fetch;
    private final MetadataReader reader;
    private final ProviderHttp http;
    private final LongSupplier nanoTime;
    private final Object lock = new Object();
    private @Nullable HttpTask<ProviderMetadata> last;
    private boolean running;
    private boolean failed;
    private long endedAt;
    private volatile @Nullable Copy copy;

    /**
     * Creates a source without a copy.
     *
     * @param addresses one or more addresses of the document
     * @param issuers the accepted issuers
     * @param configured endpoints that take precedence
     * @param http the connections to the provider
     * @param nanoTime a monotonic clock in nanoseconds
     */
    DiscoveredMetadata(
            List<URI> addresses,
            Collection<String> issuers,
            ProviderEndpoints configured,
            ProviderHttp http,
            LongSupplier nanoTime) {
        AllowedAddresses allowed = http.from(addresses.get(0));
        this.fetch = new MetadataFetch(addresses, issuers, new SameOriginRedirects(allowed));
        this.reader = new MetadataReader(configured, issuers, allowed::permits);
        this.http = http;
        this.nanoTime = nanoTime;
    }

    @Override
    public ProviderMetadata current() throws ProviderException {
        Copy known = copy;
        if (known != null && isFresh(known)) {
            return known.metadata;
        }
        HttpTask<ProviderMetadata> task = fetch();
        if (known != null) {
            return known.metadata;
        }
        try {
            if (task != null) {
                return task.await(http.limit());
            }
        } catch (FetchFailure e) {
            throw unavailable(e.getMessage());
        }
        throw unavailable("was not contacted: the application stops, or no thread is available");
    }

    private ProviderException unavailable(String reason) {
        return new ProviderException(ProviderException.Kind.UNAVAILABLE, fetch.location() + " " + reason);
    }

    private boolean isFresh(Copy known) {
        return nanoTime.getAsLong() - known.at < FRESH_NANOS;
    }

    /** Returns the running fetch, one that has just ended, or a new one; null if none can start. */
    private @Nullable HttpTask<ProviderMetadata> fetch() {
        synchronized (lock) {
            boolean recent = failed && nanoTime.getAsLong() - endedAt < RETRY_NANOS;
            Copy latest = copy; // the fetch of another thread may have ended since the caller has looked for one
            if (!running && !recent && (latest == null || !isFresh(latest))) {
                HttpTask<ProviderMetadata> task = new HttpTask<>(new Fetch());
                last = http.start(task) ? task : null;
                running = last != null;
            }
            return last;
        }
    }

    private final class Fetch implements HttpCall<ProviderMetadata> {
        @Override
        public ProviderMetadata run(Cancellation cancellation) throws FetchFailure {
            ProviderMetadata metadata = reader.read(fetch.fetch(cancellation));
            copy = new Copy(metadata, nanoTime.getAsLong());
            return metadata;
        }

        @Override
        public void ended(@Nullable FetchFailure failure) {
            boolean change;
            synchronized (lock) {
                change = failed != (failure != null);
                failed = failure != null;
                running = false;
                endedAt = nanoTime.getAsLong();
            }
            if (change && failure != null) {
                LOG.warn("The metadata of the login provider cannot be fetched: " + fetch.location() + " "
                        + failure.getMessage() + (copy == null ? "" : "; the last copy remains in use"));
            } else if (change) {
                LOG.info("The metadata of the login provider are available again: " + fetch.location());
            }
        }
    }

    private static final class Copy {
        final ProviderMetadata metadata;
        final long at;

        Copy(ProviderMetadata metadata, long at) {
            this.metadata = metadata;
            this.at = at;
        }
    }
}
