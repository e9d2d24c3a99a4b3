package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import io.github.jwtfilter.settings.value.PathAllowance;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Ambiguous request paths that are permitted. */
public final class PathSettings {
    static final SettingKey<Set<PathAllowance>> ALLOW = SettingKey.of(
            "path.allow",
            Parsers.setOf(PathAllowance.class),
            Tier.RARE,
            "Paths that are otherwise rejected with 400, because a server, a rule and an application could interpret"
                    + " them differently: `empty-segment` (`//`, if the server merges the slashes), `encoded-slash`"
                    + " (`%2f`, if the server decodes it), `encoded-percent` (`%25`, unless it produces a second"
                    + " escape), `hash` (`%23`), `trailing-dot` (a segment that ends in a dot), `latin-1` (escapes"
                    + " that are not UTF-8, with a server that decodes ISO-8859-1).");

    static final List<SettingKey<?>> KEYS = Collections.singletonList(ALLOW);

    private final Set<PathAllowance> allowed;

    PathSettings(Values values) {
        allowed = values.find(ALLOW).orElse(Collections.emptySet());
    }

    /**
     * Returns the permitted causes of ambiguity.
     *
     * @return an immutable set, empty by default
     */
    public Set<PathAllowance> allowed() {
        return allowed;
    }
}
