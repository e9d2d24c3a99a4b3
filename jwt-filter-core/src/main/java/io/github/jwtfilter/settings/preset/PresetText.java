package io.github.jwtfilter.settings.preset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Inserts the audiences into lists of presets. */
public final class PresetText {
    private static final String AUDIENCE = "{audience}";

    private PresetText() {}

    /**
     * Returns the list with each item that contains {@code {audience}} repeated per audience; without audiences it is
     * omitted.
     */
    public static String of(String text, List<String> audiences) {
        if (!text.contains(AUDIENCE)) {
            return text;
        }
        List<String> items = new ArrayList<>();
        for (String item : text.split(", ", -1)) {
            List<String> values = item.contains(AUDIENCE) ? audiences : Collections.singletonList("");
            for (String audience : values) {
                items.add(quoted(item.replace(AUDIENCE, segment(audience))));
            }
        }
        return String.join(", ", items);
    }

    /** Returns an audience as one segment of a claim path, with its dots escaped. */
    private static String segment(String audience) {
        return audience.replace(".", "\\.");
    }

    /** Returns an item of a list, in quotes unless it is plain. */
    private static String quoted(String item) {
        boolean plain = item.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-\\".indexOf(c) >= 0);
        return plain ? item : "\"" + item.replace("\"", "\"\"") + "\"";
    }
}
