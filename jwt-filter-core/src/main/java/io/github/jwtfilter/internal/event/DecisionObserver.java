package io.github.jwtfilter.internal.event;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RequestView;

/**
 * Observes the decision on each request, on its thread: must be thread-safe and return at once. The request is valid during the call only.
 * In report-only mode, the calls are those of {@code mode = enforce}.
 */
public interface DecisionObserver {
    /**
     * Called for a request with a verified token, also of a renewed session, before the access rules are evaluated. Another method is
     * called after it.
     *
     * @param request the request
     * @param clientAddress the address of the client
     * @param principal the user of the token
     */
    default void verified(RequestView request, String clientAddress, JwtPrincipal principal) {}

    /**
     * Called for a request with a principal that the access rules permit.
     *
     * @param request the request
     * @param clientAddress the address of the client
     * @param principal the user of the verified token
     */
    default void accepted(RequestView request, String clientAddress, JwtPrincipal principal) {}

    /**
     * Called for a request that the access rules permit without a principal of the filter.
     *
     * @param request the request
     * @param clientAddress the address of the client
     */
    default void passed(RequestView request, String clientAddress) {}

    /**
     * Called for a rejected request.
     *
     * @param request the request
     * @param clientAddress the address of the client
     * @param rejection the reason
     */
    void rejected(RequestView request, String clientAddress, Rejection rejection);
}
