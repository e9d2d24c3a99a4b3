package io.github.jwtfilter.key;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** As much of what is wrong with keys as a log can bear: a set has room for a hundred broken ones, a file for thousands. */
public final class Excerpt {
    private static final int MOST_TOLD = 10;

    private Excerpt() {}

    /**
     * The first lines.
     *
     * @param lines what is wrong
     * @return at most ten of them, and how many more there are
     */
    public static List<String> of(List<String> lines) {
        if (lines.size() <= MOST_TOLD) {
            return lines;
        }
        List<String> excerpt = new ArrayList<>(lines.subList(0, MOST_TOLD));
        excerpt.add("and " + (lines.size() - MOST_TOLD) + " more");
        return Collections.unmodifiableList(excerpt);
    }
}
