package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.http.Cancellation;
import io.github.jwtfilter.internal.http.FetchFailure;
import io.github.jwtfilter.internal.jwks.CostlyKeys;
import io.github.jwtfilter.settings.TrustedIssuer;

/** Adds a warning to fetched keys if the choice of the algorithm by clients is expensive. */
final class CostlyKeysFetch implements KeyFetch {
    private final TrustedIssuer issuer;
    private final KeyFetch fetch;

    CostlyKeysFetch(TrustedIssuer issuer, KeyFetch fetch) {
        this.issuer = issuer;
        this.fetch = fetch;
    }

    @Override
    public FetchedKeys fetch(Cancellation cancellation) throws FetchFailure {
        FetchedKeys fetched = fetch.fetch(cancellation);
        String finding = CostlyKeys.find(issuer, fetched.keys());
        return finding == null ? fetched : fetched.withWarning("they " + finding + "; " + CostlyKeys.REMEDY);
    }

    @Override
    public String location() {
        return fetch.location();
    }
}
