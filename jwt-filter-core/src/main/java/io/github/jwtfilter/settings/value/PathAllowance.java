package io.github.jwtfilter.settings.value;

import java.util.Locale;

/** One cause of ambiguous request paths that the configuration can permit. */
public enum PathAllowance {
    /**
     * {@code //} in the request URI, if the server merges the slashes. Otherwise the path is rejected: a rule for
     * {@code /admin/*} would not match {@code //admin/a.do}.
     */
    EMPTY_SEGMENT,
    /**
     * {@code %2f} in the request URI, if the server decodes it, so that rules match the slash. Otherwise the path is
     * rejected: an application that decodes it would serve a path that no rule has matched.
     */
    ENCODED_SLASH,
    /** A percent sign, {@code %25} in the request URI, unless the characters after it form a second escape. */
    ENCODED_PERCENT,
    /** A number sign, {@code %23} in the request URI. */
    HASH,
    /**
     * A segment with a trailing dot that contains more than dots and blanks. Windows removes such dots from file names.
     */
    TRAILING_DOT,
    /** Escapes that are not UTF-8, if the server decodes escapes as ISO-8859-1. */
    LATIN_1;

    private final String word;

    PathAllowance() {
        this.word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the name in the settings file.
     *
     * @return for example {@code encoded-slash}
     */
    public String word() {
        return word;
    }
}
