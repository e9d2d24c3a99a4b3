package io.github.jwtfilter;

import io.github.jwtfilter.access.AccessRule;
import io.github.jwtfilter.request.Connection;
import io.github.jwtfilter.request.RequestView;
import io.github.jwtfilter.request.SignedInUser;
import org.jspecify.annotations.Nullable;

/** One request with the properties known before its token is verified. */
final class Hearing {
    final RequestView request;
    final Connection connection;
    final AccessRule rule;

    /** Whether other mechanisms may authenticate users on this path. */
    final boolean coexisting;

    /** The user authenticated by another mechanism, if that counts on this path. */
    final @Nullable SignedInUser user;

    Hearing(
            RequestView request,
            Connection connection,
            AccessRule rule,
            boolean coexisting,
            @Nullable SignedInUser user) {
        this.request = request;
        this.connection = connection;
        this.rule = rule;
        this.coexisting = coexisting;
        this.user = user;
    }
}
