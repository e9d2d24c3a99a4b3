package io.github.jwtfilter;

import io.github.jwtfilter.internal.logging.EventText;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The keys of an issuer, or whether they can be used, have changed: fetched, replaced, revoked, out of date, or unavailable. */
public final class KeySetChanged extends GuardEvent {
    private final String policy;
    private final KeyHealth health;
    private final KeyHealth.State previousState;
    private final List<String> keyIds;

    /**
     * Creates an event.
     *
     * @param time when the change was detected
     * @param application the application, or an empty text
     * @param policy the name of the issuer in the settings
     * @param health the health of the keys after the change
     * @param previousState the state before the change, which is the same if only the keys have changed
     * @param keyIds the key IDs of the usable keys
     */
    public KeySetChanged(
            Instant time,
            String application,
            String policy,
            KeyHealth health,
            KeyHealth.State previousState,
            Collection<String> keyIds) {
        super("key-set-changed", time, application);
        this.policy = EventText.of(policy);
        this.health = health;
        this.previousState = previousState;
        this.keyIds = copyOf(keyIds);
    }

    /**
     * Returns the issuer.
     *
     * @return the name in {@code issuers.<name>}, an empty text for {@code issuer}, or {@code session} for the keys that sign the tokens
     *     of sessions
     */
    public String policy() {
        return policy;
    }

    /**
     * Returns the health of the keys after the change.
     *
     * @return the state, the number of keys, and the reason of a failure
     */
    public KeyHealth health() {
        return health;
    }

    /**
     * Returns the state before the change.
     *
     * @return the same state as that of {@link #health()} if only the keys have changed
     */
    public KeyHealth.State previousState() {
        return previousState;
    }

    /**
     * Returns the IDs of the keys that verify tokens now.
     *
     * @return at most 50 key IDs; keys without an ID are missing
     */
    public List<String> keyIds() {
        return keyIds;
    }

    @Override
    void addTo(Map<String, Object> fields) {
        put(fields, "issuer", policy);
        put(fields, "state", health.state().name());
        put(fields, "previousState", previousState.name());
        put(fields, "location", EventText.of(health.location()));
        put(fields, "keys", health.keys());
        put(fields, "keyIds", keyIds);
        put(fields, "revokedKeys", health.revoked().size());
        put(fields, "failure", EventText.ofNullable(health.failure().orElse(null)));
    }

    @Override
    void passTo(GuardListener listener) {
        listener.keySetChanged(this);
    }
}
