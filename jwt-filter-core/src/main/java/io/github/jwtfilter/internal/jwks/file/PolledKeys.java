package io.github.jwtfilter.internal.jwks.file;

/** Polls stored keys and updates the key source that publishes them. */
final class PolledKeys implements FileWatcher.Polled<FileSnapshot> {
    private final StoredKeyFiles stored;
    private final ReloadingKeySource keys;

    PolledKeys(StoredKeyFiles stored, ReloadingKeySource keys) {
        this.stored = stored;
        this.keys = keys;
    }

    @Override
    public String name() {
        return stored.name();
    }

    @Override
    public String fallback() {
        return "the previous ones remain in use";
    }

    @Override
    public FileSnapshot read() {
        return stored.current();
    }

    @Override
    public boolean accept(FileSnapshot snapshot) {
        return keys.accept(snapshot);
    }
}
