package io.github.jwtfilter.identity;

import io.github.jwtfilter.settings.IdentitySettings;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The prefixes that the settings assign to other issuers: a name with such a prefix is reserved for that issuer. */
final class ReservedPrefixes {
    private static final ReservedPrefixes NONE = new ReservedPrefixes(new LinkedHashSet<>());

    private final String[] prefixes;

    private ReservedPrefixes(Set<String> prefixes) {
        this.prefixes = prefixes.toArray(new String[0]);
    }

    static ReservedPrefixes none() {
        return NONE;
    }

    /** Returns the prefixes of other issuers that a name of this issuer, including its own prefix, could start with. */
    static ReservedPrefixes of(
            TrustedIssuer issuer, Collection<TrustedIssuer> all, Function<IdentitySettings, Optional<String>> setting) {
        String own = setting.apply(issuer.identity()).orElse("");
        Set<String> reserved = new LinkedHashSet<>();
        for (TrustedIssuer other : all) {
            String prefix = setting.apply(other.identity()).orElse("");
            if (prefix.startsWith(own) && !prefix.equals(own)) {
                reserved.add(prefix);
            }
        }
        return reserved.isEmpty() ? NONE : new ReservedPrefixes(reserved);
    }

    boolean contain(String name) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
