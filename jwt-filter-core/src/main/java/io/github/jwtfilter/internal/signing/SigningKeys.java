package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.background.TaskScheduler;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.internal.jwks.file.FileWatcher;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.LoadedSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign the tokens of sessions: the newest valid key signs, all of them verify. Follows changes of the key files.
 * Thread-safe.
 */
public final class SigningKeys {
    private final Clock clock;
    private final KeySource source;
    private final boolean generated;
    private volatile RingState state;

    /** Creates the keys; {@code generated} if they end with the process. */
    SigningKeys(KeyRing first, String place, boolean generated, Clock clock) {
        this.clock = clock;
        this.generated = generated;
        this.state = first.at(clock.millis(), null);
        this.source = new RingKeySource(this::state, place);
    }

    /**
     * Loads the keys of {@code session.keys} or {@code session.secret}; without both, generates a key in memory. Reloads them
     * when they change, after two polls, at least a second apart, have read the same change. Problems at startup are added to
     * those of the settings; later ones are logged, and the previous keys remain in use.
     *
     * @param loaded the settings, in which sessions are enabled
     * @param application the name of the application in log lines
     * @param scheduler runs the polls after its start
     * @param clock determines which keys are valid
     * @param nanoTime see {@link System#nanoTime()}
     * @return the keys; without any if problems were added
     */
    public static SigningKeys open(
            LoadedSettings loaded, String application, TaskScheduler scheduler, Clock clock, LongSupplier nanoTime) {
        StoredSigningKeys stored = new StoredSigningKeys(loaded, application, clock);
        SigningKeysSnapshot first = stored.first();
        SigningKeys keys = new SigningKeys(first.load(), stored.place(), stored.isGenerated(), clock);
        if (stored.canChange()) {
            ReloadedSigningKeys reloaded = new ReloadedSigningKeys(stored, keys, first.fingerprint());
            scheduler.eachTick(new FileWatcher<>(reloaded, scheduler, nanoTime));
        }
        return keys;
    }

    /** Replaces all keys. A key that is no longer present verifies no further token, also none that is cached. */
    synchronized void replace(KeyRing ring) {
        state = ring.at(clock.millis(), state);
    }

    private RingState state() {
        RingState current = state;
        return current.isCurrent(clock) ? current : next();
    }

    private synchronized RingState next() {
        if (!state.isCurrent(clock)) { // otherwise another thread has already done so
            state = state.ring().at(clock.millis(), state);
        }
        return state;
    }

    /**
     * Returns the writer of the key that signs now. It must be called for each token, since the key changes with time.
     *
     * @return a writer of the newest valid key
     * @throws NoSigningKeyException if the last valid key has expired, which a JWK with {@code exp} does
     */
    public TokenWriter writer() {
        return writer(key -> true);
    }

    /**
     * Returns the writer of the newest valid key that is trusted.
     *
     * @param trusted returns false for a revoked key; called for the newest key first, for others only if necessary
     * @return a writer
     * @throws NoSigningKeyException if the last valid key has expired, or no valid key is trusted
     */
    public TokenWriter writer(Predicate<VerificationKey> trusted) {
        RingState now = state();
        DatedKey newest = now.signer();
        TokenWriter writer = now.writer();
        if (newest == null || writer == null) {
            throw new NoSigningKeyException("no signing key is valid now; run the command keys rotate");
        }
        if (trusted.test(newest.verification())) {
            return writer;
        }
        DatedKey other = now.ring().signer(clock.millis(), trusted);
        if (other == null) {
            throw new NoSigningKeyException("every valid signing key is revoked; run the command keys rotate");
        }
        return now.ring().writer(other);
    }

    /**
     * Returns secrets from which encryption keys are derived: that of the newest valid key that is trusted, or if there is none, of the
     * newest valid key; then those of the other keys.
     *
     * @param trusted returns false for a revoked key, with whose secret nothing new shall be encrypted
     * @return secrets of the keys that are in files or in memory; none if a device keeps all keys
     */
    public List<byte[]> secrets(Predicate<VerificationKey> trusted) {
        RingState now = state();
        DatedKey preferred = now.ring().signer(clock.millis(), trusted);
        DatedKey signer = preferred == null ? now.signer() : preferred;
        List<DatedKey> keys = new ArrayList<>(now.ring().newestFirst());
        if (signer != null) {
            keys.remove(signer);
            keys.add(0, signer);
        }
        List<byte[]> secrets = new ArrayList<>();
        for (DatedKey key : keys) {
            byte[] secret = key.key().secret();
            if (secret != null) {
                secrets.add(secret);
            }
        }
        return secrets;
    }

    /** Returns the problem of the key that signs, or null. */
    @Nullable
    String problem() {
        DatedKey signer = state().signer();
        if (signer == null) {
            return "no key is valid any more, so that no token can be signed; add one with the command keys rotate";
        }
        return signer.isExpired(clock.millis())
                ? "the certificate of " + LogText.of(signer.keyId()) + " has expired; the key still signs, renew it"
                : null;
    }

    /**
     * Returns the keys that verify the tokens, including those that will sign in the future.
     *
     * @return a source whose key set is the same instance until the keys change
     */
    public KeySource keySource() {
        return source;
    }

    /**
     * Returns the public keys, including those that will sign in the future.
     *
     * @param published selects the keys by their IDs
     * @return a JWK Set (RFC 7517), of the type {@code application/jwk-set+json}; without any key if a secret signs
     */
    public String jwkSet(Predicate<String> published) {
        return state().jwkSet(published);
    }

    /**
     * Returns a description for the startup summary.
     *
     * @return for example {@code signs with ES256, kid "k1"; 2 keys verify}
     */
    public String summary() {
        return summary(key -> true);
    }

    /**
     * Returns a description for the startup summary.
     *
     * @param trusted returns false for a revoked key
     * @return as the method above
     */
    public String summary(Predicate<VerificationKey> trusted) {
        RingState now = state();
        DatedKey signer = now.ring().signer(clock.millis(), trusted);
        if (generated && signer != null) {
            return "signs with " + now.ring().algorithmOf(signer)
                    + " and a key that is generated at startup: sessions end with the process";
        }
        int count = now.keys().keys().size();
        StringBuilder text = new StringBuilder();
        if (signer == null) {
            text.append("NO KEY SIGNS");
        } else {
            text.append("signs with ").append(now.ring().algorithmOf(signer)).append(kid(signer));
        }
        text.append("; ").append(count).append(count == 1 ? " key verifies" : " keys verify");
        DatedKey next = following(now.ring());
        if (next != null) {
            text.append("; from ")
                    .append(Instant.ofEpochMilli(next.from()))
                    .append(", kid ")
                    .append(LogText.of(next.keyId()))
                    .append(" signs");
        }
        return text.toString();
    }

    private static String kid(DatedKey key) {
        return key.keyId() == null ? "" : ", kid " + LogText.of(key.keyId());
    }

    /** Returns the key that will sign next, or null. */
    private @Nullable DatedKey following(KeyRing ring) {
        DatedKey next = null;
        long now = clock.millis();
        for (DatedKey key : ring.newestFirst()) {
            next = key.from() > now && ring.signs(key) ? key : next;
        }
        return next;
    }
}
