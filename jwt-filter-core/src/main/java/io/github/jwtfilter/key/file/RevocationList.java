package io.github.jwtfilter.key.file;

import io.github.jwtfilter.key.KeyRevocations;
import io.github.jwtfilter.key.KeySource;
import io.github.jwtfilter.key.VerificationKey;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.RevokedKeys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one line {@code keys.revoked} revokes, and for the line of one issuer, what the line for all issuers adds. */
final class RevocationList implements Supplier<KeyRevocations> {
    private final String setting;
    private final Report report;
    private final List<String> fixed;
    private final List<RevocationFile> files;
    private final @Nullable RevocationList shared;
    private final List<KeySource> sources = new ArrayList<>();
    private boolean remote;
    private volatile KeyRevocations current = KeyRevocations.NONE;

    /** {@code shared} is the line for all issuers, or null if this is that line. */
    RevocationList(
            String setting,
            Report report,
            List<String> fixed,
            List<RevocationFile> files,
            @Nullable RevocationList shared) {
        this.setting = setting;
        this.report = report;
        this.fixed = fixed;
        this.files = files;
        this.shared = shared;
        refresh();
    }

    /** Adds keys that the names of this list may belong to. */
    void appliesTo(KeySource source, boolean fetched) {
        sources.add(source);
        remote |= fetched;
        if (shared != null) {
            shared.appliesTo(source, fetched);
        }
    }

    /** Takes in what files have changed; the line for all issuers comes first. */
    void refresh() {
        Set<String> names = names();
        if (shared != null) {
            names.addAll(shared.get().names());
        }
        KeyRevocations next = KeyRevocations.of(names);
        if (!next.equals(current)) {
            current = next;
        }
    }

    @Override
    public KeyRevocations get() {
        return current;
    }

    /** Whether it can never revoke anything. */
    boolean isUnused() {
        return fixed.isEmpty() && files.isEmpty() && (shared == null || shared.isUnused());
    }

    /** The names of this line alone. */
    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>(fixed);
        for (RevocationFile file : files) {
            names.addAll(file.names());
        }
        return names;
    }

    boolean everyKey() {
        return names().contains(RevokedKeys.EVERY_KEY);
    }

    /** The names of this line that no key has which is known. */
    Set<String> unmatched() {
        Set<String> unmatched = names();
        unmatched.remove(RevokedKeys.EVERY_KEY);
        for (KeySource source : sources) {
            for (VerificationKey key : source.known().keys()) {
                unmatched.removeAll(key.names());
            }
        }
        return unmatched;
    }

    /** Whether all keys to which the names may belong are known. */
    boolean knowsItsKeys() {
        for (KeySource source : sources) {
            if (source.known().keys().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Whether some of the keys are fetched, so that a key that is not known may have been, or may come. */
    boolean isRemote() {
        return remote;
    }

    /** Whether it is the line for all issuers. */
    boolean isShared() {
        return shared == null;
    }

    /** The key in the settings. */
    String setting() {
        return setting;
    }

    Report report() {
        return report;
    }
}
