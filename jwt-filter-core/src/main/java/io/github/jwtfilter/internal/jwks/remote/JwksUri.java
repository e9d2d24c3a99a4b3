package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.http.Cancellation;
import io.github.jwtfilter.internal.http.FetchFailure;
import io.github.jwtfilter.internal.http.UriText;
import java.net.URI;

/** Fetches keys from an address in the settings. */
final class JwksUri implements KeyFetch {
    private final URI uri;
    private final JwksFetch keys;

    JwksUri(URI uri, JwksFetch keys) {
        this.uri = uri;
        this.keys = keys;
    }

    @Override
    public FetchedKeys fetch(Cancellation cancellation) throws FetchFailure {
        return keys.fetch(uri, cancellation);
    }

    @Override
    public String location() {
        return UriText.of(uri);
    }
}
