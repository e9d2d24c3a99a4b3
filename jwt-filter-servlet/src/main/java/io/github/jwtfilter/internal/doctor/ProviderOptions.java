package io.github.jwtfilter.internal.doctor;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that replace a settings file: the issuer, its keys and the audience. */
final class ProviderOptions {
    @Option(
            names = "--issuer",
            paramLabel = "URL",
            description = "Without a settings file: the issuer, whose metadata has the address of the keys.")
    private @Nullable String issuer;

    @Option(
            names = "--jwks",
            paramLabel = "FILE|URL",
            description = "Without a settings file: the JWK Set, instead of the one of the metadata.")
    private @Nullable String jwks;

    @Option(
            names = "--audience",
            paramLabel = "VALUE",
            description = "With --issuer or --jwks: the required audience; any audience without this option.")
    private @Nullable String audience;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "With --issuer or --jwks: the preset of the provider.")
    private @Nullable String preset;

    /** Returns whether the address of the keys is given without an issuer: keys at an address belong to one issuer. */
    boolean lacksIssuer() {
        return issuer == null && jwks != null && isAddress(jwks);
    }

    /**
     * Returns the text of a settings file, or null if neither the issuer nor its keys are given.
     *
     * @param ofToken the issuer of the token, for keys at an address without an issuer
     */
    @Nullable
    String settings(@Nullable String ofToken) {
        if (issuer == null && jwks == null) {
            if (audience != null || preset != null) {
                throw new UnusableInput(
                        "--audience and --preset belong to --issuer or --jwks; a settings file has its own.");
            }
            return null;
        }
        StringBuilder text = new StringBuilder();
        if (preset != null) {
            text.append("preset = ").append(plain("--preset", preset)).append('\n');
        }
        text.append("issuer = ")
                .append(item("--issuer", lacksIssuer() ? ofToken : issuer))
                .append('\n');
        text.append("audience = ").append(item("--audience", audience)).append('\n');
        String keys = jwks;
        if (keys != null) {
            text.append(isAddress(keys) ? "keys.jwks-uri = " : "keys.jwks-file = ")
                    .append(plain("--jwks", keys))
                    .append('\n');
        }
        return text.toString();
    }

    private static boolean isAddress(String keys) {
        return keys.regionMatches(true, 0, "http://", 0, 7) || keys.regionMatches(true, 0, "https://", 0, 8);
    }

    private static String item(String option, @Nullable String value) {
        return value == null ? "any" : '"' + plain(option, value).replace("\"", "\"\"") + '"';
    }

    /** Returns a value with its backslashes escaped, which are an escape character in the file. */
    private static String plain(String option, String value) {
        boolean line = value.chars().noneMatch(Character::isISOControl);
        if (!line || value.contains("${") || value.trim().isEmpty()) {
            throw new UnusableInput(option + " is empty, or contains a line break or ${");
        }
        return value.trim().replace("\\", "\\\\");
    }
}
