package io.github.jwtfilter.internal.verify;

/** The last recorded use of a verified token, which is stored with the token so that its lookup costs nothing. Immutable. */
public final class RecentUse {
    private final String key;
    private final String clientAddress;
    private final long nanos;

    /**
     * Creates a use.
     *
     * @param key the key under which uses of the token are counted
     * @param clientAddress the address of the client
     * @param nanos the elapsed time in nanoseconds
     */
    public RecentUse(String key, String clientAddress, long nanos) {
        this.key = key;
        this.clientAddress = clientAddress;
        this.nanos = nanos;
    }

    /**
     * Returns the key under which uses of the token are counted.
     *
     * @return the key
     */
    public String key() {
        return key;
    }

    /**
     * Returns whether a client has used the token last, a short time ago.
     *
     * @param address the address of the client
     * @param now the elapsed time in nanoseconds
     * @param maxNanos the maximum time since the use
     * @return true if this use needs no new record
     */
    public boolean covers(String address, long now, long maxNanos) {
        return now - nanos < maxNanos && clientAddress.equals(address);
    }
}
