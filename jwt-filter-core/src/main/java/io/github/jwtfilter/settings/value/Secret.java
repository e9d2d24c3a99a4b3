package io.github.jwtfilter.settings.value;

/** Secret bytes, which neither {@link #toString()} nor a problem nor a table of settings shows. */
public final class Secret {
    private final byte[] bytes;
    private final boolean text;

    Secret(byte[] bytes, boolean text) {
        this.bytes = bytes.clone();
        this.text = text;
    }

    /**
     * Parses a secret in the forms of {@code keys.secret}.
     *
     * @param text text, {@code base64:…} or {@code hex:…}
     * @return the secret
     * @throws IllegalArgumentException if the text is empty, in quotes or not in its form; the message contains the remedy, and no
     *     part of the secret
     */
    public static Secret parse(String text) {
        try {
            return SecretParser.unquoted(text);
        } catch (InvalidValueException e) {
            throw new IllegalArgumentException("the secret " + e.getMessage() + "; " + e.remedy());
        }
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
