package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.KeySetChanged;
import io.github.jwtfilter.internal.background.TaskScheduler;
import io.github.jwtfilter.internal.event.EventPublisher;
import java.util.ArrayList;
import java.util.List;

/** Publishes an event when the keys of an issuer or their state have changed. Compares them with those of the previous tick. */
public final class KeySetEvents implements Runnable {
    private final String policy;
    private final KeySource source;
    private final EventPublisher events;
    private KeyHealth.State state;
    private List<String> revoked;
    private KeySet keys;

    KeySetEvents(String policy, KeySource source, EventPublisher events) {
        this.policy = policy;
        this.source = source;
        this.events = events;
        KeyHealth health = source.health();
        this.state = health.state();
        this.revoked = health.revoked();
        this.keys = source.known();
    }

    /**
     * Observes a source that can change. Keys that never change cause no event, and start no thread.
     *
     * @param policy the name of the issuer in the settings
     * @param source the keys
     * @param events receives the changes
     * @param scheduler compares the keys periodically
     */
    public static void observe(String policy, KeySource source, EventPublisher events, TaskScheduler scheduler) {
        KeySetEvents observed = new KeySetEvents(policy, source, events);
        boolean isRead = observed.state == KeyHealth.State.UNTRIED
                || source.health().age().isPresent();
        if (isRead || source instanceof RevocableKeys) {
            scheduler.eachTick(observed);
        }
    }

    /**
     * Observes keys that are read from files.
     *
     * @param policy the name of the issuer in events
     * @param source the keys
     * @param events receives the changes
     * @param scheduler compares the keys periodically
     */
    public static void observeFiles(String policy, KeySource source, EventPublisher events, TaskScheduler scheduler) {
        scheduler.eachTick(new KeySetEvents(policy, source, events));
    }

    /** Publishes the change since the last call, if there is one. Must be called by one thread at a time. */
    @Override
    public void run() {
        KeyHealth health = source.health();
        KeySet now = source.known();
        if (health.state() == state && health.revoked().equals(revoked) && now.hasSameKeysAs(keys)) {
            keys = now;
            return;
        }
        KeyHealth.State previous = state;
        state = health.state();
        revoked = health.revoked();
        keys = now;
        events.publish(
                (time, application) -> new KeySetChanged(time, application, policy, health, previous, keyIds(now)));
    }

    private static List<String> keyIds(KeySet keys) {
        List<String> ids = new ArrayList<>();
        for (VerificationKey key : keys.keys()) {
            String id = key.keyId();
            if (id != null && !key.isRevoked()) {
                ids.add(id);
            }
        }
        return ids;
    }
}
