package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.internal.jwks.KeySource;

/** Exposes the health of a key source over JMX. */
final class KeysBean implements KeysMXBean {
    private final KeySource keys;

    KeysBean(KeySource keys) {
        this.keys = keys;
    }

    @Override
    public String getState() {
        return keys.health().state().name();
    }

    @Override
    public String getLocation() {
        return keys.health().location();
    }

    @Override
    public int getKeys() {
        return keys.health().keys();
    }

    @Override
    public String[] getRevokedKeys() {
        return keys.health().revoked().toArray(new String[0]);
    }

    @Override
    public long getAgeSeconds() {
        return keys.health().age().map(age -> age.toMillis() / 1000).orElse(-1L);
    }

    @Override
    public String getFailure() {
        return keys.health().failure().orElse("");
    }
}
