package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.http.Cancellation;
import io.github.jwtfilter.internal.http.FetchFailure;
import io.github.jwtfilter.internal.http.Request;
import io.github.jwtfilter.internal.http.Response;
import io.github.jwtfilter.internal.http.Transport;
import io.github.jwtfilter.internal.jwks.JwkSetParser;
import io.github.jwtfilter.internal.jwks.KeySet;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fetches a JWK Set from an address and parses it. */
final class JwksFetch {
    private static final String SETTING = "keys.jwks-uri";

    private final Transport transport;
    private byte[] lastBody = {};
    private @Nullable KeySet lastKeys;
    private List<String> lastWarnings = Collections.emptyList();

    JwksFetch(Transport transport) {
        this.transport = transport;
    }

    /** Fetches the keys. An invalid set, or one without a usable key, is a failure: it must never replace a valid one. */
    FetchedKeys fetch(URI uri, Cancellation cancellation) throws FetchFailure {
        Response response = transport.send(Request.to(uri), cancellation);
        if (response.status() != 200) {
            throw new FetchFailure("responded with " + response.status());
        }
        cancellation.check();
        KeySet keys = read(response.body());
        return new FetchedKeys(keys, lastWarnings, Freshness.of(response), uri);
    }

    /** Parses the keys. Returns the same instance if they have not changed, so that cached tokens remain valid. */
    private synchronized KeySet read(byte[] body) throws FetchFailure {
        KeySet last = lastKeys;
        if (last != null && Arrays.equals(body, lastBody)) {
            return last;
        }
        FetchWarnings warnings = new FetchWarnings();
        KeySet keys = JwkSetParser.parse(body, warnings, SETTING);
        if (warnings.hasErrors() || keys.keys().isEmpty()) {
            String form = JwkSetParser.otherForm(body);
            throw new FetchFailure("sent no JWK Set of 1 to 1,000 keys that contains a key for signatures"
                    + (form == null ? "" : ": the response " + form));
        }
        KeySet kept = last != null && keys.selectsLike(last) ? last : keys;
        lastBody = body;
        lastKeys = kept;
        lastWarnings = warnings.findings();
        return kept;
    }
}
