package io.github.jwtfilter;

import io.github.jwtfilter.internal.logging.LogText;
import org.jspecify.annotations.Nullable;

/**
 * The values of a failed check, for the log: its name, the expected value and the value found. All are escaped text without
 * line breaks. Of a token whose signature is not verified, the value found is never a part of it.
 */
public final class FailedCheck {
    private final String name;
    private final String expected;
    private final @Nullable String found;
    private final @Nullable String missing;

    private FailedCheck(String name, String expected, @Nullable String found, @Nullable String missing) {
        this.name = name;
        this.expected = expected;
        this.found = found;
        this.missing = missing;
    }

    /**
     * Creates the values of a check of something that is verified.
     *
     * @param name for example the name of a claim
     * @param expected the expected value, escaped
     * @param found the value found, escaped
     * @return the values
     */
    public static FailedCheck of(String name, String expected, String found) {
        return new FailedCheck(name, expected, found, null);
    }

    /**
     * Creates the values of a check of something that is not verified, or not known.
     *
     * @param name for example the name of a header parameter
     * @param expected the expected value, escaped
     * @return the values, without the value found
     */
    public static FailedCheck of(String name, String expected) {
        return new FailedCheck(name, expected, null, null);
    }

    /**
     * Creates the values of a condition of an access rule.
     *
     * @param name {@code roles} or {@code scope}
     * @param missing the condition as the rule has it, not escaped
     * @param found the roles or scopes of the user, escaped; null if they are not known
     * @return the values
     */
    public static FailedCheck ofRule(String name, String missing, @Nullable String found) {
        return new FailedCheck(name, LogText.of(missing), found, missing);
    }

    /**
     * Returns the name of the claim, the header parameter or the property that was checked.
     *
     * @return for example {@code aud}
     */
    public String name() {
        return name;
    }

    /**
     * Returns the expected value.
     *
     * @return for example {@code "legacy-app"}, with the quotes
     */
    public String expected() {
        return expected;
    }

    /**
     * Returns the value found.
     *
     * @return for example {@code ["account"]} or {@code missing}; null if it is not verified or not known
     */
    public @Nullable String found() {
        return found;
    }

    /** Returns the condition of an access rule as the rule has it, or null for another check. */
    @Nullable
    String missing() {
        return missing;
    }

    @Override
    public String toString() {
        return name + ": expected " + expected + (found == null ? "" : ", found " + found);
    }
}
