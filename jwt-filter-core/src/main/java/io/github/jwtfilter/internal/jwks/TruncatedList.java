package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.logging.LogText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Limits the number of problems in a log entry: a key set can contain a hundred invalid keys, a file thousands. */
public final class TruncatedList {
    /** The maximum number of lines. */
    public static final int LINES = 10;

    private TruncatedList() {}

    /**
     * Returns the first {@link #LINES} lines.
     *
     * @param lines the problems
     * @return at most ten lines, followed by the number of omitted lines if there are any
     */
    public static List<String> of(List<String> lines) {
        if (lines.size() <= LINES) {
            return lines;
        }
        List<String> truncated = new ArrayList<>(lines.subList(0, LINES));
        truncated.add("and " + (lines.size() - LINES) + " more");
        return Collections.unmodifiableList(truncated);
    }

    /**
     * Returns the first ten names.
     *
     * @param names any texts
     * @return at most ten names, escaped and separated by commas, followed by the number of omitted names if there are any
     */
    public static String ofNames(Collection<String> names) {
        List<String> escaped = new ArrayList<>();
        for (String name : names) {
            escaped.add(LogText.of(name));
        }
        return String.join(", ", of(escaped));
    }
}
