package io.github.jwtfilter.settings;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A parsed key name: {@code issuers.<name>.} for one of several issuers, and the rest. */
public final class KeyName {
    /** The start of the keys of a named issuer. */
    public static final String ISSUERS = "issuers.";

    private static final Pattern ISSUER = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final String issuer;
    private final String prefix;
    private final String local;

    private KeyName(String issuer, String prefix, String local) {
        this.issuer = issuer;
        this.prefix = prefix;
        this.local = local;
    }

    /**
     * Parses a key.
     *
     * @param key a key as written
     * @return its parts
     */
    public static KeyName of(String key) {
        if (!key.startsWith(ISSUERS)) {
            return new KeyName("", "", key);
        }
        int dot = key.indexOf('.', ISSUERS.length());
        int end = dot < 0 ? key.length() : dot;
        String issuer = key.substring(ISSUERS.length(), end);
        return new KeyName(issuer, ISSUERS + issuer + ".", key.substring(Math.min(end + 1, key.length())));
    }

    /**
     * Returns whether a text is a valid issuer name.
     *
     * @param name the text
     * @return true if keys can contain it
     */
    public static boolean isIssuer(String name) {
        return ISSUER.matcher(name).matches();
    }

    /**
     * Returns the name of the issuer, or an empty text.
     *
     * @return the name
     */
    public String issuer() {
        return issuer;
    }

    /**
     * Returns the key prefix of this issuer, including the last dot; empty without a prefix.
     *
     * @return for example {@code issuers.staff.}
     */
    public String prefix() {
        return prefix;
    }

    /**
     * Returns the name without the prefix.
     *
     * @return for example {@code audience}
     */
    public String local() {
        return local;
    }

    /**
     * Returns the key of the catalog, or null if there is none that permits this prefix.
     *
     * @return the key
     */
    @Nullable
    public SettingKey<?> setting() {
        SettingKey<?> setting = Catalog.find(local);
        return setting == null || prefix.isEmpty() || Catalog.isOfIssuer(setting) ? setting : null;
    }
}
