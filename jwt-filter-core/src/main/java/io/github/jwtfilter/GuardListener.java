package io.github.jwtfilter;

/**
 * Receives the rejected requests and the unusual events of a guard. Called on the thread of the request, so it must return
 * quickly.
 */
public interface GuardListener {
    /**
     * Called for each rejected request.
     *
     * @param request the request
     * @param clientAddress the address of the client
     * @param rejection the reason
     */
    void rejected(RequestView request, String clientAddress, Rejection rejection);

    /**
     * Called for an event of a session that may be an attack. The default does nothing.
     *
     * @param event the event
     */
    default void unusual(SessionEvent event) {}
}
