package io.github.jwtfilter;

import io.github.jwtfilter.internal.logging.EventText;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A store of sessions or revocations is unavailable, or available again. */
public final class StoreStateChanged extends GuardEvent {
    private final String store;
    private final boolean available;
    private final @Nullable String failure;

    /**
     * Creates an event.
     *
     * @param time when the change was detected
     * @param application the application, or an empty text
     * @param store the name of the store
     * @param available whether it is available now
     * @param failure why it is unavailable, without values and messages of a driver; null if it is available
     */
    public StoreStateChanged(
            Instant time, String application, String store, boolean available, @Nullable String failure) {
        super("store-state-changed", time, application);
        this.store = EventText.of(store);
        this.available = available;
        this.failure = EventText.ofNullable(failure);
    }

    /**
     * Returns the name of the store.
     *
     * @return {@code database} or {@code Redis server} after several calls in sequence have failed; {@code revocations} after one check
     *     of a token for revocations has failed
     */
    public String store() {
        return store;
    }

    /**
     * Returns whether the store is available now.
     *
     * @return false after failed calls, true after the next successful one
     */
    public boolean isAvailable() {
        return available;
    }

    /**
     * Returns why the store is unavailable.
     *
     * @return text for operators, or null if it is available
     */
    public @Nullable String failure() {
        return failure;
    }

    @Override
    void addTo(Map<String, Object> fields) {
        put(fields, "store", store);
        put(fields, "available", available);
        put(fields, "failure", failure);
    }

    @Override
    void passTo(GuardListener listener) {
        listener.storeStateChanged(this);
    }
}
