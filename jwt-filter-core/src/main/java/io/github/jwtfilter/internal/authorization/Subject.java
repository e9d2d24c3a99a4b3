package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.ExternalUser;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The subject of an access decision, as far as rules depend on it. */
interface Subject {
    boolean hasRole(String role);

    /** Returns all roles, for the log; null if only the server knows them. */
    @Nullable
    Set<String> roles();

    /** Returns a claim of the caller's token; null if the token does not contain it, or without a token. */
    @Nullable
    Object claim(String name);

    static Subject of(TokenPrincipal principal) {
        return new Subject() {
            @Override
            public boolean hasRole(String role) {
                return principal.hasRole(role);
            }

            @Override
            public Set<String> roles() {
                return principal.roles();
            }

            @Override
            public @Nullable Object claim(String name) {
                return principal.token().claims().get(name);
            }
        };
    }

    static Subject of(ExternalUser user) {
        return new Subject() {
            @Override
            public boolean hasRole(String role) {
                return user.isInRole(role);
            }

            @Override
            public @Nullable Set<String> roles() {
                return null;
            }

            @Override
            public @Nullable Object claim(String name) {
                return null;
            }
        };
    }
}
