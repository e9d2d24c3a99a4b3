package io.github.jwtfilter;

import io.github.jwtfilter.access.AccessRule;
import io.github.jwtfilter.request.Connection;
import io.github.jwtfilter.request.RequestView;
import io.github.jwtfilter.request.SignedInUser;
import org.jspecify.annotations.Nullable;

/** One request, and what is known of it before its token is looked at. */
final class Hearing {
    final RequestView request;
    final Connection connection;
    final AccessRule rule;

    /** Whether others than us may sign users in here. */
    final boolean coexisting;

    /** Whom others have signed in, where that counts. */
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
