package io.github.jwtfilter.internal.jwks.file;

import io.github.jwtfilter.internal.jwks.TruncatedList;
import io.github.jwtfilter.internal.logging.Log;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The revoked names of one file. A name takes effect after two consecutive polls, at least a second apart, have read it. Names
 * are removed only when the file is valid and its names have not changed for {@link #QUIET}: an incomplete file looks like a
 * file from which names were removed.
 */
final class RevocationFile implements FileWatcher.Polled<RevocationFileContent> {
    static final Duration QUIET = Duration.ofSeconds(10);

    private static final Log LOG = Log.of(RevocationFile.class);

    private final String name;
    private final Supplier<RevocationFileContent> reader;
    private final Runnable whenChanged;
    private final LongSupplier nanoTime;
    private volatile Set<String> names;
    private RevocationFileContent latest;
    private long latestSince;
    private boolean confirmed = true;
    private boolean settled = true;
    private boolean faulty;

    /**
     * Creates the file; {@code name} names it in logs, {@code first} is its content at startup, and {@code whenChanged} runs
     * after each change of the names.
     */
    RevocationFile(
            String name,
            RevocationFileContent first,
            Supplier<RevocationFileContent> reader,
            Runnable whenChanged,
            LongSupplier nanoTime) {
        this.name = name;
        this.latest = first;
        this.names = first.names();
        this.reader = reader;
        this.whenChanged = whenChanged;
        this.nanoTime = nanoTime;
    }

    /** Returns the names in effect. */
    Set<String> names() {
        return names;
    }

    @Override
    public String name() {
        return "The file of revoked keys " + name;
    }

    @Override
    public String fallback() {
        return "the keys that it revoked remain revoked";
    }

    @Override
    public RevocationFileContent read() {
        return reader.get();
    }

    @Override
    public boolean accept(RevocationFileContent content) {
        long now = nanoTime.getAsLong();
        addCommonNames(latest.names(), content.names());
        if (!content.isSameAs(latest)) {
            latest = content;
            latestSince = now;
            confirmed = false;
            settled = false;
            return true;
        }
        if (!confirmed) {
            confirmed = true;
            reportFaults();
            settled = !latest.isValid() || latest.names().containsAll(names);
        }
        if (!settled && now - latestSince >= QUIET.toNanos()) {
            settled = true;
            removeAllBut(latest.names());
        }
        return !settled;
    }

    private void reportFaults() {
        if (!latest.isValid()) {
            LOG.warn(name() + " is invalid, " + fallback() + ": "
                    + String.join(" | ", TruncatedList.of(latest.faults())));
        } else if (faulty) {
            LOG.info(name() + " can be read again");
        }
        faulty = !latest.isValid();
    }

    /**
     * Adds the names that two consecutive polls have read. Such a name is not a prefix of a longer one, even if the file is
     * still changing.
     */
    private void addCommonNames(Set<String> before, Set<String> after) {
        Set<String> added = difference(after, names);
        added.retainAll(before);
        if (!added.isEmpty()) {
            Set<String> all = new LinkedHashSet<>(names);
            all.addAll(added);
            replace(all);
            LOG.warn(name() + " now revokes " + TruncatedList.ofNames(added));
        }
    }

    private void removeAllBut(Set<String> present) {
        Set<String> removed = difference(names, present);
        if (!removed.isEmpty()) {
            replace(present);
            LOG.warn(name() + " no longer revokes " + TruncatedList.ofNames(removed));
        }
    }

    private void replace(Set<String> next) {
        names = Collections.unmodifiableSet(new LinkedHashSet<>(next));
        whenChanged.run();
    }

    private static Set<String> difference(Set<String> from, Set<String> without) {
        Set<String> difference = new LinkedHashSet<>(from);
        difference.removeAll(without);
        return difference;
    }
}
