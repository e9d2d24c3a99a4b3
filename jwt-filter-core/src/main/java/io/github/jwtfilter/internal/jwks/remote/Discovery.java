package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.http.Cancellation;
import io.github.jwtfilter.internal.http.FetchFailure;
import io.github.jwtfilter.internal.http.UriText;
import io.github.jwtfilter.internal.logging.LogText;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Fetches keys from the {@code jwks_uri} of the issuer metadata, which is cached for a limited time. */
final class Discovery implements KeyFetch {
    private static final long CACHE_NANOS = TimeUnit.HOURS.toNanos(1);

    private final Metadata metadata;
    private final JwksFetch keys;
    private final LongSupplier nanoTime;
    private volatile @Nullable CachedUri cached;

    Discovery(Metadata metadata, JwksFetch keys, LongSupplier nanoTime) {
        this.metadata = metadata;
        this.keys = keys;
        this.nanoTime = nanoTime;
    }

    @Override
    public FetchedKeys fetch(Cancellation cancellation) throws FetchFailure {
        URI uri = jwksUri(cancellation);
        cancellation.check();
        try {
            return keys.fetch(uri, cancellation);
        } catch (FetchFailure e) {
            cached = null; // the keys may be at a new address
            throw new FetchFailure("names the jwks_uri " + LogText.of(UriText.of(uri)) + ", which " + e.getMessage());
        }
    }

    private URI jwksUri(Cancellation cancellation) throws FetchFailure {
        CachedUri last = cached;
        long now = nanoTime.getAsLong();
        if (last != null && now - last.at < CACHE_NANOS) {
            return last.jwksUri;
        }
        CachedUri next = new CachedUri(metadata.jwksUri(cancellation), now);
        cached = next;
        return next.jwksUri;
    }

    @Override
    public String location() {
        return metadata.location();
    }

    private static final class CachedUri {
        final URI jwksUri;
        final long at;

        CachedUri(URI jwksUri, long at) {
            this.jwksUri = jwksUri;
            this.at = at;
        }
    }
}
