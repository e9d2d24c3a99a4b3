package io.github.jwtfilter.event;

import io.github.jwtfilter.rejection.Rejection;
import io.github.jwtfilter.request.RequestView;

/** Is told what the guard decides. Called on the thread of the request, so it must be quick. */
public interface GuardListener {
    /**
     * A request was refused.
     *
     * @param request the request
     * @param clientAddress where it came from
     * @param rejection why
     */
    void rejected(RequestView request, String clientAddress, Rejection rejection);
}
