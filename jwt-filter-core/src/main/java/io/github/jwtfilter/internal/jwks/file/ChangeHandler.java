package io.github.jwtfilter.internal.jwks.file;

import io.github.jwtfilter.internal.jwks.TruncatedList;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.Problems;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Handles the polls of stored keys: replaces the keys in use after a confirmed change without errors, and logs the result. */
public final class ChangeHandler {
    private final Log log;
    private final String name;
    private final ChangeDetector changes;
    private volatile @Nullable String failure;

    /**
     * Creates a handler.
     *
     * @param log the log for the results
     * @param name the subject of log messages, in the plural
     * @param inUse the fingerprint of the content in use
     */
    public ChangeHandler(Log log, String name, Fingerprint inUse) {
        this.log = log;
        this.name = name;
        this.changes = new ChangeDetector(inUse);
    }

    /**
     * Handles the result of a poll. Must be called by one thread at a time.
     *
     * @param read the fingerprint of the content that the poll has read
     * @param problems the problems of the content, to which {@code replace} adds those of the keys
     * @param replace replaces the keys in use and returns their description; or returns null if the content is invalid
     * @return whether another poll must confirm the result soon
     */
    public boolean accept(Fingerprint read, Problems problems, Supplier<@Nullable String> replace) {
        switch (changes.detect(read)) {
            case UNCONFIRMED:
                return true;
            case CHANGED:
                replace(problems, replace);
                return false;
            case RESTORED:
                failure = null;
                log.info(name + " are again identical to those in use");
                return false;
            default:
                return false;
        }
    }

    private void replace(Problems problems, Supplier<@Nullable String> replace) {
        String inUse = replace.get();
        List<String> lines =
                TruncatedList.of(problems.all().stream().map(Problem::toString).collect(Collectors.toList()));
        if (inUse == null) {
            String reasons = String.join(" | ", lines);
            failure = reasons;
            log.warn(name + " have changed and are invalid, the previous ones remain in use: " + reasons);
            return;
        }
        changes.accept();
        failure = null;
        log.info(name + " have changed; now in use: " + inUse);
        lines.forEach(finding -> log.warn(name + ": " + finding));
    }

    /**
     * Returns why the content is not in use. Thread-safe.
     *
     * @return the problems of the last content as in the log; null if the content in use is that of the last confirmed poll
     */
    @Nullable
    String failure() {
        return failure;
    }
}
