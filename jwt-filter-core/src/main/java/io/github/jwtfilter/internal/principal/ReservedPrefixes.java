package io.github.jwtfilter.internal.principal;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

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

    /** Returns those of the prefixes of all issuers that a name of one issuer, including its own prefix, could start with. */
    static ReservedPrefixes of(Collection<String> own, Collection<String> ofAll) {
        Set<String> reserved = new LinkedHashSet<>();
        for (String prefix : ofAll) {
            if (!own.contains(prefix) && own.stream().anyMatch(prefix::startsWith)) {
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
