package io.github.jwtfilter.internal.principal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The name and the roles that claims would give, with the claims from which they are read, for diagnostics. */
public final class IdentityExamination {
    private final @Nullable String name;
    private final @Nullable String nameClaim;
    private final Map<String, Set<String>> roles;

    IdentityExamination(@Nullable String name, @Nullable String nameClaim, Map<String, Set<String>> roles) {
        this.name = name;
        this.nameClaim = nameClaim;
        this.roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    }

    /**
     * Returns the name of the principal.
     *
     * @return the name with its prefix, or null if the claims give none
     */
    public @Nullable String name() {
        return name;
    }

    /**
     * Returns the claim of the name: the first of {@code principal.claims} that is present.
     *
     * @return its name or path, or null if none is present
     */
    public @Nullable String nameClaim() {
        return nameClaim;
    }

    /**
     * Returns the roles as the application sees them, by the claim of {@code roles.claims} that grants them.
     *
     * @return a set for each claim, empty if the claim grants none
     */
    public Map<String, Set<String>> roles() {
        return roles;
    }
}
