package io.github.jwtfilter.settings;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What eases the way from how an application is protected today. */
public final class RolloutSettings {
    /** What becomes of requests that are not to pass. */
    public enum Mode {
        /** They are refused. */
        ENFORCE,
        /** They pass, and a log line says why they would be refused. */
        REPORT_ONLY
    }

    static final SettingKey<Mode> MODE = SettingKey.of(
                    "mode",
                    Parsers.oneOf(Mode.class),
                    Tier.FREQUENT,
                    "`enforce`, or `report-only` to try settings out on an application that is protected by other means:"
                            + " every request is judged and passes; what would have been refused is logged and sees none of"
                            + " our principals, and whoever the server has signed in stays. Nothing is protected then.")
            .or("enforce");
    static final SettingKey<List<String>> COEXIST = SettingKey.of(
            "coexist",
            Parsers.list(),
            Tier.FREQUENT,
            "Paths, written as in access rules, where those whom the server or the application itself has signed in are let"
                    + " in without a token, for example `/old/**`. The access rules hold for them as well, by the roles"
                    + " that the server knows (they have no scopes), and so does the check for cross-site requests. A token"
                    + " that names somebody else is refused.");
    static final SettingKey<String> SESSION_ATTRIBUTE = SettingKey.of(
            "coexist.session-attribute",
            Parsers.text(),
            Tier.RARE,
            "The attribute of the HTTP session in which the application keeps who has signed in, if the server does not"
                    + " know: a text with the name, or a `java.security.Principal`. Such users have no roles here.");

    static final List<SettingKey<?>> KEYS =
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
     * Whether requests are judged without consequences.
     *
     * @return true if none is refused
     */
    public boolean reportOnly() {
        return mode == Mode.REPORT_ONLY;
    }

    /**
     * Where others than us may sign users in.
     *
     * @return patterns as in access rules, not yet checked, possibly none
     */
    public List<String> coexist() {
        return coexist;
    }

    /**
     * Where the application keeps who has signed in.
     *
     * @return the name of a session attribute, or empty if only the server is asked
     */
    public Optional<String> sessionAttribute() {
        return sessionAttribute;
    }

    /**
     * The key of {@link #coexist()}.
     *
     * @return its name in the settings file
     */
    public static String coexistKey() {
        return COEXIST.name();
    }
}
