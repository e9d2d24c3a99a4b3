package io.github.jwtfilter.settings.value;

/** Secret bytes, which neither {@link #toString()} nor a problem nor a table of settings shows. */
public final class Secret {
    private final byte[] bytes;
    private final boolean text;

    Secret(byte[] bytes, boolean text) {
        this.bytes = bytes.clone();
        this.text = text;
    }

    /** Returns whether the secret was given as text, rather than as {@code base64:} or {@code hex:}. */
    public boolean isText() {
        return text;
    }

    /**
     * Returns the secret.
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
