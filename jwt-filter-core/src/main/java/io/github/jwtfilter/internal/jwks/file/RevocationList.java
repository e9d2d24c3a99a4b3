package io.github.jwtfilter.internal.jwks.file;

import io.github.jwtfilter.internal.jwks.KeyRevocations;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.RevokedKeys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The revocations of one {@code keys.revoked} setting; for the setting of one issuer, combined with the setting for all
 * issuers.
 */
final class RevocationList implements Supplier<KeyRevocations> {
    private final String setting;
    private final Report report;
    private final List<String> fixed;
    private final List<RevocationFile> files;
    private final @Nullable RevocationList shared;
    private final List<KeySource> sources = new ArrayList<>();
    private boolean remote;
    private volatile KeyRevocations current = KeyRevocations.NONE;

    /** Creates a list; {@code shared} is the list for all issuers, or null if this is that list. */
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

    /** Adds keys to which this list applies. */
    void appliesTo(KeySource source, boolean fetched) {
        sources.add(source);
        remote |= fetched;
        if (shared != null) {
            shared.appliesTo(source, fetched);
        }
    }

    /** Applies changes of the files; the list for all issuers must be refreshed first. */
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

    /** Returns whether the list can never revoke a key. */
    boolean isUnused() {
        return fixed.isEmpty() && files.isEmpty() && (shared == null || shared.isUnused());
    }

    /** Returns the names of this setting without the shared ones. */
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

    /** Returns the names of this setting that match no known key. */
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

    /** Returns whether all keys to which this list applies are known. */
    boolean hasKnownKeys() {
        for (KeySource source : sources) {
            if (source.known().keys().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether some of the keys are fetched, so that a name may match a past or a future key. */
    boolean isRemote() {
        return remote;
    }

    /** Returns whether this is the list for all issuers. */
    boolean isShared() {
        return shared == null;
    }

    /** Returns the settings key. */
    String setting() {
        return setting;
    }

    Report report() {
        return report;
    }
}
