package io.github.jwtfilter.settings;

import java.util.Locale;

/** One thing that makes a path ambiguous, and that an application may need all the same. */
public enum PathAllowance {
    /**
     * {@code //} in the request URI, where the server merges the slashes. Where it hands them on, the path stays refused: a
     * rule for {@code /admin/*} would not see {@code //admin/a.do}.
     */
    EMPTY_SEGMENT,
    /**
     * {@code %2f} in the request URI, where the server decodes it. The rules then see the slash. Where the server hands
     * {@code %2f} on, the path stays refused: an application that decodes it would serve what no rule has seen.
     */
    ENCODED_SLASH,
    /** A percent sign, {@code %25} in the request URI, unless what follows makes a second escape of it. */
    ENCODED_PERCENT,
    /** A number sign, {@code %23} in the request URI. */
    HASH,
    /** A segment that ends in a dot, but holds more than dots and blanks. Windows drops such dots from names of files. */
    TRAILING_DOT,
    /** Escapes that are no UTF-8, and a server that decodes escapes as ISO-8859-1. */
    LATIN_1;

    private final String word;

    PathAllowance() {
        this.word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The name in the settings file.
     *
     * @return for example {@code encoded-slash}
     */
    public String word() {
        return word;
    }
}
