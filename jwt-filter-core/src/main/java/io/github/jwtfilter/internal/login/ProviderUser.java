package io.github.jwtfilter.internal.login;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user whom the provider has authenticated, with the name and the roles for the application. Immutable. */
final class ProviderUser {
    private final String name;
    private final List<String> roles;
    private final String issuer;
    private final String subject;
    private final @Nullable String sessionId;
    private final ProviderTokens tokens;

    ProviderUser(
            String name,
            Collection<String> roles,
            String issuer,
            String subject,
            @Nullable String sessionId,
            ProviderTokens tokens) {
        this.name = name;
        this.roles = Collections.unmodifiableList(new ArrayList<>(roles));
        this.issuer = issuer;
        this.subject = subject;
        this.sessionId = sessionId;
        this.tokens = tokens;
    }

    String name() {
        return name;
    }

    List<String> roles() {
        return roles;
    }

    /** Returns the claim {@code iss}. */
    String issuer() {
        return issuer;
    }

    /** Returns the claim {@code sub}. */
    String subject() {
        return subject;
    }

    /** Returns the claim {@code sid} (OpenID Connect Back-Channel Logout 1.0 section 2.1), or null. */
    @Nullable
    String sessionId() {
        return sessionId;
    }

    ProviderTokens tokens() {
        return tokens;
    }
}
