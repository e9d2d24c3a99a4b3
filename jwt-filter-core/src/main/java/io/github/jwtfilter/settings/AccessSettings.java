package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The unparsed access rules of the section {@code access.*}. */
public final class AccessSettings {
    /** The key {@code access.<n>}. */
    public static final SettingKey<String> RULE = SettingKey.of(
            "access.<n>",
            Parsers.printable(),
            Tier.FREQUENT,
            "An access rule, `METHODS /path/** : requirement`, as in `GET,POST /admin/** : role admin|auditor`. `<n>`"
                    + " is a number from 0 to 99999; the first rule in numerical order that matches method and path"
                    + " applies, and without a match the requirement is `authenticated`. Paths: `/page`,"
                    + " `/folder/**`, `/folder/**.css`, `/**`, `*.css`. Requirements: `anyone`, `optional`,"
                    + " `authenticated`, `role a|b`, `scope x`, `same-origin`, joined by `&`, or `deny`. See [Access"
                    + " rules](access-rules.md).");

    static final List<SettingKey<?>> KEYS = Collections.singletonList(RULE);

    private final Map<String, String> rules;

    AccessSettings(Values values) {
        rules = values.family(RULE);
    }

    /**
     * Returns the unparsed rules.
     *
     * @return texts such as {@code /admin/** : role admin}, by the value of {@code <n>} in the key
     */
    public Map<String, String> rules() {
        return rules;
    }

    /**
     * Returns the key of a rule.
     *
     * @param n the value of {@code <n>}
     * @return its name in the settings file
     */
    public static String key(String n) {
        return RULE.stem() + n;
    }
}
