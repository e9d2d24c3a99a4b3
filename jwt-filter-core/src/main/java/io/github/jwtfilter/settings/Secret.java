package io.github.jwtfilter.settings;

/** Bytes that are never shown: not by {@link #toString()}, not by a problem, not by a table of settings. */
public final class Secret {
    private final byte[] bytes;

    Secret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /**
     * The secret itself.
     *
     * @return a copy
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
