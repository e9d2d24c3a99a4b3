package io.github.jwtfilter.key.remote;

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
    public FetchedKeys fetch(Cutoff cutoff) throws FetchFailure {
        return keys.fetch(uri, cutoff);
    }

    @Override
    public String place() {
        return Place.of(uri);
    }
}
