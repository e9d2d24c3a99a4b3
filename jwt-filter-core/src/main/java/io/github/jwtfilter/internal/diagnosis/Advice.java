package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.internal.remedy.Cause;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A recognized cause, with the values that its remedy and its line need. */
public final class Advice {
    private static final int MAX_VALUE = 200;

    private final Cause cause;
    private final String prefix;
    private final @Nullable String found;
    private final String expected;
    private final String name;

    private Advice(Cause cause, String prefix, @Nullable String found, String expected, String name) {
        this.cause = cause;
        this.prefix = prefix;
        this.found = found;
        this.expected = expected;
        this.name = name;
    }

    static Advice of(Cause cause) {
        return new Advice(cause, "", null, "", "");
    }

    /** Returns advice whose line belongs to an issuer; null for the only one. */
    static Advice of(Cause cause, @Nullable TrustedIssuer issuer, @Nullable String found) {
        return new Advice(cause, issuer == null ? "" : issuer.scope().own(""), found, "", "");
    }

    Advice expecting(String value) {
        return new Advice(cause, prefix, found, value, name);
    }

    Advice named(String claim) {
        return new Advice(cause, prefix, found, expected, claim);
    }

    /**
     * Returns the cause.
     *
     * @return the cause, without values
     */
    public Cause cause() {
        return cause;
    }

    /**
     * Returns the remedy with the values of the settings, without a last sentence that announces a line which is empty.
     *
     * @return sentences in plain text
     */
    public String remedy() {
        String text = cause.remedy().replace("{expected}", expected.isEmpty() ? "that of the settings" : expected);
        int last = text.lastIndexOf(". ");
        boolean announcesLine = text.endsWith(":") && last > 0 && !line().isPresent();
        return announcesLine ? text.substring(0, last + 1) : text;
    }

    /**
     * Returns the line to write in the settings file. It may contain unverified values.
     *
     * @return the line; empty if no setting is to be changed, or the value cannot be written in one line of printable ASCII
     */
    public Optional<String> line() {
        String line = cause.line();
        if (line.isEmpty() || (line.contains("{found}") && !isWritable(found))) {
            return Optional.empty();
        }
        return Optional.of(line.replace("{issuer}", prefix)
                .replace("{name}", name.replace(":", "\\:"))
                .replace("{expected}", expected)
                .replace("{found}", String.valueOf(found)));
    }

    private static boolean isWritable(@Nullable String value) {
        return value != null
                && !value.isEmpty()
                && value.length() <= MAX_VALUE
                && !value.contains("${")
                && value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    @Override
    public String toString() {
        return cause.code();
    }
}
