package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.ExternalUser;
import io.github.jwtfilter.Header;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.authorization.AccessRule;
import io.github.jwtfilter.internal.request.Connection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request with the properties known before its token is verified, and the cookies of a session renewed for it. */
final class RequestContext {
    final RequestView request;
    final Connection connection;
    final AccessRule rule;

    /** Whether other mechanisms may authenticate users on this path. */
    final boolean externalPermitted;

    /** The user authenticated by another mechanism, if accepted on this path. */
    final @Nullable ExternalUser user;

    private List<Header> cookies = Collections.emptyList();

    RequestContext(
            RequestView request,
            Connection connection,
            AccessRule rule,
            boolean externalPermitted,
            @Nullable ExternalUser user) {
        this.request = request;
        this.connection = connection;
        this.rule = rule;
        this.externalPermitted = externalPermitted;
        this.user = user;
    }

    /** Returns the header lines with cookies for the response, mostly none. */
    List<Header> cookies() {
        return cookies;
    }

    void setCookies(List<Header> headers) {
        cookies = headers;
    }
}
