package io.github.jwtfilter.key.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.jwtfilter.algorithm.JwsAlgorithm;
import io.github.jwtfilter.json.StrictJson;
import io.github.jwtfilter.key.KeySet;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.token.JoseHeader;
import io.github.jwtfilter.token.TypePolicy;
import java.util.Optional;
import java.util.Set;

/** Watched keys without any thread: a look is a call. */
final class LookedAtKeys {
    private static final JoseHeader HEADER = JoseHeader.of(
                    StrictJson.parse("{\"alg\":\"ES256\"}".getBytes(UTF_8)),
                    any -> true,
                    TypePolicy.of(Optional.empty()))
            .value();

    final WatchedKeys keys;
    private final StoredKeys stored;

    LookedAtKeys(StoredKeys stored) {
        this.stored = stored;
        Reading first = stored.first();
        keys = new WatchedKeys(stored.name(), stored.place(), first.load(), first.fingerprint());
    }

    /** Whether another look is wanted soon. */
    boolean look() {
        return keys.take(stored.again());
    }

    /** A look, and the one that confirms it. */
    void lookTwice() {
        look();
        look();
    }

    KeySet renewed(KeySet tried) {
        return keys.renewed(tried, HEADER, RejectionReason.BAD_SIGNATURE).value();
    }

    KeySet current() {
        return keys.current().value();
    }

    Set<JwsAlgorithm> algorithms() {
        return keys.algorithms();
    }
}
