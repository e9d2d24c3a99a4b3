package io.github.jwtfilter.settings.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads paths to claims: names joined by dots, of which each may be followed by {@code [*]} for all elements of an array. A
 * backslash escapes a dot or bracket after it.
 */
public final class ClaimPathParser {
    public static final String EACH = "[*]";

    private static final String SPECIAL = ".[";

    private ClaimPathParser() {}

    /**
     * Returns the path as the name of a single claim.
     *
     * @param path a path as in the settings
     * @return the path without the backslashes that escape
     */
    public static String name(String path) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            if (!isEscape(path, i)) {
                name.append(path.charAt(i));
            }
        }
        return name.toString();
    }

    /**
     * Returns the steps that lead to the claim.
     *
     * @param path a path as in the settings
     * @return at least one step: the name of a member, or null for all elements of an array
     */
    public static List<@Nullable String> steps(String path) {
        List<@Nullable String> steps = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean afterEach = false;
        for (int i = 0; i < path.length(); i++) {
            if (isEscape(path, i)) {
                name.append(path.charAt(++i));
            } else if (isEach(path, i)) {
                addName(steps, name, afterEach);
                steps.add(null);
                afterEach = true;
                i += EACH.length() - 1;
            } else if (path.charAt(i) == '.') {
                addName(steps, name, afterEach);
                afterEach = false;
            } else {
                name.append(path.charAt(i));
            }
        }
        addName(steps, name, afterEach);
        return Collections.unmodifiableList(steps);
    }

    /** Adds a name, except the empty one between {@code [*]} and a dot or the end. */
    private static void addName(List<@Nullable String> steps, StringBuilder name, boolean afterEach) {
        if (!afterEach || name.length() > 0) {
            steps.add(name.toString());
            name.setLength(0);
        }
    }

    static boolean isEscape(String path, int at) {
        return path.charAt(at) == '\\' && at + 1 < path.length() && SPECIAL.indexOf(path.charAt(at + 1)) >= 0;
    }

    /** Returns whether {@code [*]} at this position is a step: in the middle of a name it is part of the name. */
    private static boolean isEach(String path, int at) {
        int end = at + EACH.length();
        return path.startsWith(EACH, at)
                && (end == path.length() || path.charAt(end) == '.' || path.startsWith(EACH, end));
    }
}
