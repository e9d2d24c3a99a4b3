package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.http.Cancellation;
import io.github.jwtfilter.internal.http.FetchFailure;
import io.github.jwtfilter.internal.http.UriText;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.metadata.MetadataFetch;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Fetches keys from the {@code jwks_uri} of the issuer metadata, which is cached for a limited time. */
final class Discovery implements KeyFetch {
    private static final long CACHE_NANOS = TimeUnit.HOURS.toNanos(1);

    private final MetadataFetch metadata;
    private final JwksFetch keys;
    private final LongSupplier nanoTime;
    private volatile @Nullable CachedUri cached;

    Discovery(MetadataFetch metadata, JwksFetch keys, LongSupplier nanoTime) {
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
        CachedUri next = new CachedUri(jwksUri(metadata.fetch(cancellation)), now);
        cached = next;
        return next.jwksUri;
    }

    private static URI jwksUri(JsonObject document) throws FetchFailure {
        String uri = document.string("jwks_uri");
        try {
            if (uri != null) {
                return new URI(uri);
            }
        } catch (URISyntaxException e) {
            // Reported below, like the other case.
        }
        throw new FetchFailure("sent metadata without a jwks_uri");
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
