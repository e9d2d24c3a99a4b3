package io.github.jwtfilter.internal.jwks.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.TypePolicy;
import io.github.jwtfilter.internal.json.StrictJson;
import io.github.jwtfilter.internal.jwks.KeySet;
import java.util.Optional;
import java.util.Set;

/** Reloading keys without a thread: the test calls each poll. */
final class ManuallyPolledKeys {
    private static final JoseHeader HEADER = JoseHeader.of(
                    StrictJson.parse("{\"alg\":\"ES256\"}".getBytes(UTF_8)),
                    any -> true,
                    TypePolicy.of(Optional.empty()))
            .value();

    final ReloadingKeySource keys;
    long nanoTime;
    private final StoredKeyFiles stored;

    ManuallyPolledKeys(StoredKeyFiles stored) {
        this.stored = stored;
        FileSnapshot first = stored.first();
        keys = new ReloadingKeySource(
                stored.name(), stored.location(), first.load(), first.fingerprint(), () -> nanoTime);
    }

    /** Polls once, and returns whether another poll should follow soon. */
    boolean poll() {
        return keys.accept(stored.current());
    }

    /** Polls twice; the second poll confirms a change. */
    void pollTwice() {
        poll();
        poll();
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
