package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.internal.jwks.KeySource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Exposes the health of a key source over JMX. */
final class KeysBean implements KeysMXBean {
    private final Supplier<@Nullable KeySource> current;

    /** Creates a bean for the keys in the current version of the settings, null if the issuer has been removed. */
    KeysBean(Supplier<@Nullable KeySource> current) {
        this.current = current;
    }

    private KeyHealth health() {
        KeySource keys = current.get();
        if (keys == null) {
            throw new IllegalStateException("the issuer has been removed from the settings");
        }
        return keys.health();
    }

    @Override
    public String getState() {
        return health().state().name();
    }

    @Override
    public String getLocation() {
        return health().location();
    }

    @Override
    public int getKeys() {
        return health().keys();
    }

    @Override
    public String[] getRevokedKeys() {
        return health().revoked().toArray(new String[0]);
    }

    @Override
    public long getAgeSeconds() {
        return health().age().map(age -> age.toMillis() / 1000).orElse(-1L);
    }

    @Override
    public String getFailure() {
        return health().failure().orElse("");
    }
}
