package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Settings for the migration of an application that is already protected. */
public final class RolloutSettings {
    /** The handling of requests that fail the checks. */
    public enum Mode {
        /** They are rejected. */
        ENFORCE,
        /** They are accepted, and a log line contains the rejection reason. */
        REPORT_ONLY
    }

    /** The key {@code mode}. */
    public static final SettingKey<Mode> MODE = SettingKey.of(
                    "mode",
                    Parsers.oneOf(Mode.class),
                    Tier.FREQUENT,
                    "`enforce`, or `report-only` to test settings in an application that is protected by other means:"
                            + " every request is evaluated and passed on. Requests that `enforce` would reject are"
                            + " logged and get no principal of the filter; users authenticated by the server remain"
                            + " so. The filter protects nothing in this mode. The command `rollout` prints whether"
                            + " `enforce` is safe.")
            .or("enforce");

    static final SettingKey<List<String>> COEXIST = SettingKey.of(
            "coexist",
            Parsers.list(),
            Tier.FREQUENT,
            "Paths, written as in access rules, where users that the server or the application has authenticated need"
                    + " no token, for example `/old/**`. The access rules apply to them with the roles that the"
                    + " server reports (they have no scopes), and so does the check of cross-site requests. A token"
                    + " of a different user is rejected.");

    /** The key {@code coexist.session-attribute}. */
    public static final SettingKey<String> SESSION_ATTRIBUTE = SettingKey.of(
            "coexist.session-attribute",
            Parsers.text(),
            Tier.RARE,
            "The attribute of the HTTP session in which the application stores the authenticated user, if the server"
                    + " does not know the user: the name as text, or a `java.security.Principal`. Such users have no"
                    + " roles here.");

    /** The keys of this section, in the order of the reference page. */
    public static final List<SettingKey<?>> KEYS =
            Collections.unmodifiableList(Arrays.asList(MODE, COEXIST, SESSION_ATTRIBUTE));

    private final Mode mode;
    private final List<String> coexist;
    private final Optional<String> sessionAttribute;

    RolloutSettings(Values values) {
        mode = values.get(MODE);
        coexist = values.find(COEXIST).orElse(Collections.emptyList());
        sessionAttribute = values.find(SESSION_ATTRIBUTE);
    }

    /**
     * Returns whether failed checks are only logged.
     *
     * @return true if no request is rejected
     */
    public boolean reportOnly() {
        return mode == Mode.REPORT_ONLY;
    }

    /**
     * Returns the paths where the server or the application may authenticate users.
     *
     * @return patterns as in access rules, not yet checked, possibly none
     */
    public List<String> coexist() {
        return coexist;
    }

    /**
     * Returns the session attribute with the user that the application has authenticated.
     *
     * @return the attribute name, or empty if only the server authenticates
     */
    public Optional<String> sessionAttribute() {
        return sessionAttribute;
    }

    /**
     * Returns the key of {@link #coexist()}.
     *
     * @return its name in the settings file
     */
    public static String coexistKey() {
        return COEXIST.name();
    }
}
