package io.github.jwtfilter.key;

import io.github.jwtfilter.rejection.LogText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** As much of what is wrong with keys as a log can bear: a set has room for a hundred broken ones, a file for thousands. */
public final class Excerpt {
    /** How many lines are told. */
    public static final int LINES = 10;

    private Excerpt() {}

    /**
     * The first lines.
     *
     * @param lines what is wrong
     * @return at most ten of them, and how many more there are
     */
    public static List<String> of(List<String> lines) {
        if (lines.size() <= LINES) {
            return lines;
        }
        List<String> excerpt = new ArrayList<>(lines.subList(0, LINES));
        excerpt.add("and " + (lines.size() - LINES) + " more");
        return Collections.unmodifiableList(excerpt);
    }

    /**
     * The first of some names.
     *
     * @param names any texts
     * @return at most ten of them, escaped and separated by commas, and how many more there are
     */
    public static String ofNames(Collection<String> names) {
        List<String> escaped = new ArrayList<>();
        for (String name : names) {
            escaped.add(LogText.of(name));
        }
        return String.join(", ", of(escaped));
    }
}
