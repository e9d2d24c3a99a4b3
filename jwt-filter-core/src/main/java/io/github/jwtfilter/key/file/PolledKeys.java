package io.github.jwtfilter.key.file;

/** Polls stored keys and updates the key source that publishes them. */
final class PolledKeys implements Watch.Polled<Reading> {
    private final StoredKeys stored;
    private final WatchedKeys keys;

    PolledKeys(StoredKeys stored, WatchedKeys keys) {
        this.stored = stored;
        this.keys = keys;
    }

    @Override
    public String name() {
        return stored.name();
    }

    @Override
    public String fallback() {
        return "the last good ones stay";
    }

    @Override
    public Reading read() {
        return stored.again();
    }

    @Override
    public boolean take(Reading reading) {
        return keys.take(reading);
    }
}
