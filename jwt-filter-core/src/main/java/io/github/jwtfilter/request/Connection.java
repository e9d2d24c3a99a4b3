package io.github.jwtfilter.request;

import java.util.Optional;

/** How a request came to the application, as far as it can be believed. */
public final class Connection {
    private final boolean secure;
    private final boolean local;
    private final String clientAddress;
    private final Optional<Origin> configured;
    private final OwnOrigin ownOrigin;

    /** Where no origin is configured it is looked for when it is asked for, which most requests never do. */
    Connection(boolean secure, boolean local, String clientAddress, Optional<Origin> configured, OwnOrigin ownOrigin) {
        this.secure = secure;
        this.local = local;
        this.clientAddress = clientAddress;
        this.configured = configured;
        this.ownOrigin = ownOrigin;
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

    /**
     * The origin under which the browser sees the application.
     *
     * @return scheme, host and port, or empty if the request does not say them, or says different ones
     */
    public Optional<Origin> ownOrigin() {
        return configured.isPresent() ? configured : ownOrigin.find();
    }
}
