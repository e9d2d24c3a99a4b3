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
    private static final long MEMORY = TimeUnit.HOURS.toNanos(1);

    private final Metadata metadata;
    private final JwksFetch keys;
    private final LongSupplier nanoTime;
    private volatile @Nullable Found found;

    Discovery(Metadata metadata, JwksFetch keys, LongSupplier nanoTime) {
        this.metadata = metadata;
        this.keys = keys;
        this.nanoTime = nanoTime;
    }

    @Override
    public FetchedKeys fetch(Cancellation cutoff) throws FetchFailure {
        URI uri = jwksUri(cutoff);
        cutoff.check();
        try {
            return keys.fetch(uri, cutoff);
        } catch (FetchFailure e) {
            found = null; // the keys may be at a new address
            throw new FetchFailure("names the jwks_uri " + LogText.of(UriText.of(uri)) + ", which " + e.getMessage());
        }
    }

    private URI jwksUri(Cancellation cutoff) throws FetchFailure {
        Found last = found;
        long now = nanoTime.getAsLong();
        if (last != null && now - last.at < MEMORY) {
            return last.jwksUri;
        }
        Found next = new Found(metadata.jwksUri(cutoff), now);
        found = next;
        return next.jwksUri;
    }

    @Override
    public String place() {
        return metadata.place();
    }

    private static final class Found {
        final URI jwksUri;
        final long at;

        Found(URI jwksUri, long at) {
            this.jwksUri = jwksUri;
            this.at = at;
        }
    }
}
