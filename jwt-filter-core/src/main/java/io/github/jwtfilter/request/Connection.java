package io.github.jwtfilter.request;

/** How a request came to the application, as far as it can be believed. */
public final class Connection {
    private final boolean secure;
    private final boolean local;
    private final String clientAddress;

    Connection(boolean secure, boolean local, String clientAddress) {
        this.secure = secure;
        this.local = local;
        this.clientAddress = clientAddress;
    }

    /**
     * Whether the client used HTTPS.
     *
     * @return true if nothing between client and application says otherwise
     */
    public boolean secure() {
        return secure;
    }

    /**
     * Whether the client runs on this machine: the connection is a loopback one, and no proxy has left its mark.
     *
     * @return true if the request never left the machine
     */
    public boolean local() {
        return local;
    }

    /**
     * The address of the client.
     *
     * @return an IP address literal, or whatever else the server calls its peer
     */
    public String clientAddress() {
        return clientAddress;
    }
}
