package io.github.jwtfilter.internal.health;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.internal.json.JsonWriter;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.internal.store.StoreStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Determines whether a guard can serve requests, without a call of a store or an issuer. Its settings are valid, otherwise there
 * would be no guard.
 */
public final class HealthCheck {
    /** The response of a guard that is up. */
    public static final String UP = "{\"status\":\"UP\"}";

    private static final String DOWN = "{\"status\":\"DOWN\"}";
    private static final int MOST_KEY_IDS = 100;

    /**
     * Without {@link KeyHealth.State#REVOKED}: an operator has revoked the keys, and the other functions of the application must
     * remain available.
     */
    private static final Set<KeyHealth.State> UNUSABLE =
            Collections.unmodifiableSet(EnumSet.of(KeyHealth.State.UNTRIED, KeyHealth.State.UNAVAILABLE));

    private final Map<String, KeySource> keys;
    private final List<StoreStatus> stores;

    /**
     * Creates a check.
     *
     * @param keys the key sources by the name of their issuer
     * @param stores the status of each store
     */
    public HealthCheck(Map<String, KeySource> keys, List<StoreStatus> stores) {
        this.keys = keys;
        this.stores = stores;
    }

    /**
     * Returns whether the keys of every issuer and all stores are usable.
     *
     * @return false if requests with valid tokens are rejected at present
     */
    public boolean isReady() {
        for (KeySource source : keys.values()) {
            if (UNUSABLE.contains(source.health().state())) {
                return false;
            }
        }
        for (StoreStatus store : stores) {
            if (!store.isAvailable()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the status for everyone.
     *
     * @param ready the result of {@link #isReady}
     * @return a JSON object
     */
    public static String status(boolean ready) {
        return ready ? UP : DOWN;
    }

    /**
     * Returns the status with the state of keys and stores, without addresses and without the causes of failures.
     *
     * @param ready the result of {@link #isReady}
     * @return a JSON object
     */
    public String details(boolean ready) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("status", ready ? "UP" : "DOWN");
        List<Object> issuers = new ArrayList<>();
        keys.forEach((issuer, source) -> issuers.add(issuer(issuer, source)));
        report.put("issuers", issuers);
        List<Object> all = new ArrayList<>();
        stores.forEach(store -> all.add(store(store)));
        report.put("stores", all);
        return JsonWriter.write(report);
    }

    private static Map<String, @Nullable Object> issuer(String issuer, KeySource source) {
        KeyHealth health = source.health();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("issuer", issuer);
        members.put("state", health.state().name());
        members.put("keys", health.keys());
        members.put("keyIds", keyIds(source.known().keys()));
        members.put("ageSeconds", health.age().map(age -> age.toMillis() / 1000).orElse(null));
        return members;
    }

    private static List<String> keyIds(List<VerificationKey> keys) {
        List<String> ids = new ArrayList<>();
        for (VerificationKey key : keys) {
            String id = key.keyId();
            if (id != null && ids.size() < MOST_KEY_IDS) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static Map<String, Object> store(StoreStatus store) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("store", store.name());
        members.put("status", store.isAvailable() ? "UP" : "DOWN");
        return members;
    }
}
