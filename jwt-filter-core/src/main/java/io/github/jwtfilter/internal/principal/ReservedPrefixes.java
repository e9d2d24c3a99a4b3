package io.github.jwtfilter.internal.principal;

import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.Collection;
import java.util.LinkedHashSet;
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
            TrustedIssuer issuer, Collection<TrustedIssuer> all, Function<TrustedIssuer, Collection<String>> prefixes) {
        Collection<String> own = prefixes.apply(issuer);
        Set<String> reserved = new LinkedHashSet<>();
        for (TrustedIssuer other : all) {
            for (String prefix : prefixes.apply(other)) {
                if (!own.contains(prefix) && own.stream().anyMatch(prefix::startsWith)) {
                    reserved.add(prefix);
                }
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
