package io.github.jwtfilter.benchmarks.flood;

/** A protected application, to which users and attackers send requests. */
interface Application extends AutoCloseable {
    /** Opens a connection for the requests of one thread. */
    Connection connect();

    @Override
    void close();

    /** Sends one request after the other, as a trusted proxy forwards them. */
    interface Connection extends AutoCloseable {
        /**
         * Sends a request, and waits for the response.
         *
         * @param address the address of the client
         * @param token the token, empty for none
         * @return whether the token was accepted
         */
        boolean send(String address, String token);

        @Override
        void close();
    }
}
