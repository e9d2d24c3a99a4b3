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
         * Sends a request with a token, and waits for the response.
         *
         * @param address the address of the client
         * @param token the token
         * @return whether the token was accepted
         */
        boolean send(String address, String token);

        /**
         * Sends a request without a token, and waits for the response. A server reads as many characters as with a token: they are in
         * another header, which the filter does not read.
         *
         * @param address the address of the client
         * @param text the text of a token
         */
        void sendWithoutToken(String address, String text);

        @Override
        void close();
    }
}
