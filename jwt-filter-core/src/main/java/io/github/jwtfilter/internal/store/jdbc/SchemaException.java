package io.github.jwtfilter.internal.store.jdbc;

/** The tables cannot be used until an administrator has changed them, or the settings. */
final class SchemaException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String remedy;

    SchemaException(String key, String message, String remedy) {
        super(message);
        this.key = key;
        this.remedy = remedy;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** Returns the setting to which the problem belongs. */
    String key() {
        return key;
    }

    String remedy() {
        return remedy;
    }
}
