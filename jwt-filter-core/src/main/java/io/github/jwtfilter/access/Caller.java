package io.github.jwtfilter.access;

import io.github.jwtfilter.identity.JwtPrincipal;
import io.github.jwtfilter.request.SignedInUser;
import org.jspecify.annotations.Nullable;

/** Somebody who makes a request, as far as rules ask. */
interface Caller {
    boolean hasRole(String role);

    /** What the caller's token claims, or null if it does not, as always where there is no token. */
    @Nullable
    Object claim(String name);

    static Caller of(JwtPrincipal principal) {
        return new Caller() {
            @Override
            public boolean hasRole(String role) {
                return principal.hasRole(role);
            }

            @Override
            public @Nullable Object claim(String name) {
                return principal.token().claims().get(name);
            }
        };
    }

    static Caller of(SignedInUser user) {
        return new Caller() {
            @Override
            public boolean hasRole(String role) {
                return user.isInRole(role);
            }

            @Override
            public @Nullable Object claim(String name) {
                return null;
            }
        };
    }
}
