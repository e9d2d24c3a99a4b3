package io.github.jwtfilter.settings;

/** Bytes that are never shown: not by {@link #toString()}, not by a problem, not by a table of settings. */
public final class Secret {
    private final byte[] bytes;
    private final boolean text;

    Secret(byte[] bytes, boolean text) {
        this.bytes = bytes.clone();
        this.text = text;
    }

    /** Whether it was given as text, rather than as {@code base64:} or {@code hex:}. */
    boolean isText() {
        return text;
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
