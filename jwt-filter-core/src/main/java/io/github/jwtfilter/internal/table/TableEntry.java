package io.github.jwtfilter.internal.table;

/** The events of one key in a period that starts with the first of them. The number of events is immutable. */
public abstract class TableEntry {
    private final String key;
    private final long start;

    /**
     * Creates an entry.
     *
     * @param key the key
     * @param start the elapsed time at the first event, in nanoseconds
     */
    protected TableEntry(String key, long start) {
        this.key = key;
        this.start = start;
    }

    /**
     * Returns the number of events: entries with fewer events are replaced first.
     *
     * @return 1 or more
     */
    protected abstract int events();

    /**
     * Returns the key.
     *
     * @return the key
     */
    public final String key() {
        return key;
    }

    /**
     * Returns the start of the period.
     *
     * @return the elapsed time at the first event, in nanoseconds
     */
    public final long start() {
        return start;
    }

    /**
     * Returns whether the period has not ended.
     *
     * @param now the elapsed time in nanoseconds
     * @param periodNanos the length of the period
     * @return true before its end
     */
    public final boolean isCurrent(long now, long periodNanos) {
        return now - start < periodNanos;
    }
}
