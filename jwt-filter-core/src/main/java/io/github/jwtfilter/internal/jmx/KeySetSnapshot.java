package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.internal.jwks.KeySource;

/** The keys of one issuer at one moment. */
final class KeySetSnapshot implements KeySetInfo {
    private static final int MOST_KEY_IDS = 100;

    private final String issuer;
    private final KeyHealth health;
    private final String[] keyIds;

    KeySetSnapshot(String issuer, KeySource keys) {
        this.issuer = issuer;
        this.health = keys.health();
        this.keyIds = keys.known().keys().stream()
                .limit(MOST_KEY_IDS)
                .map(key -> key.keyId() == null ? "" : key.keyId())
                .toArray(String[]::new);
    }

    @Override
    public String getName() {
        return issuer;
    }

    @Override
    public String getState() {
        return health.state().name();
    }

    @Override
    public String getLocation() {
        return health.location();
    }

    @Override
    public String[] getKeyIds() {
        return keyIds.clone();
    }

    @Override
    public long getAgeSeconds() {
        return health.age().map(age -> age.toMillis() / 1000).orElse(-1L);
    }

    @Override
    public String getLastError() {
        return health.failure().orElse("");
    }
}
