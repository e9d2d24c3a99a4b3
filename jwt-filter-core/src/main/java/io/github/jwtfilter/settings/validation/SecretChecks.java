package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.LocalKeySettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.InvalidValueException;
import io.github.jwtfilter.settings.value.SecretParser;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reports secrets that probably differ from the bytes of the issuer. No message contains any part of the value. */
final class SecretChecks {
    private static final int BYTES_OF_SHORTEST_KEY = 32;

    /** An expression that may be shown: it has no default, which could be a secret. */
    private static final Pattern SHOWABLE = Pattern.compile("\\$\\{(?:env|sys|file|jndi):(?!.*:-)[^{}]*}");

    /** Prefixes of other products; the supported ones have been removed. */
    private static final Pattern OTHER_PREFIX = Pattern.compile("(?i:base64-?url|b64):");

    private final TrustedIssuer issuer;
    private final Report problems;

    SecretChecks(TrustedIssuer issuer, Report problems) {
        this.issuer = issuer;
        this.problems = problems;
    }

    void run() {
        SecretTextChecks characters = new SecretTextChecks(problems);
        characters.run(LocalKeySettings.SECRET, issuer.keys().secret());
        SecretTextChecks.textOf(issuer.keys().secret()).ifPresent(text -> {
            if (!otherForm(text)) {
                encoding(text);
            }
        });
        characters.run(LocalKeySettings.KEYSTORE_PASSWORD, issuer.keys().keystorePassword());
    }

    /** Reports a JWK or a prefix of another product, whose characters no issuer uses as its secret. */
    private boolean otherForm(String text) {
        boolean jwk = text.trim().startsWith("{") && text.contains("\"kty\"");
        Matcher prefix = OTHER_PREFIX.matcher(text);
        if (jwk) {
            problems.error(
                    LocalKeySettings.SECRET.name(),
                    "is a JWK, of which only the member k is the secret",
                    "write the value of k with the prefix base64: `"
                            + issuer.scope().own(LocalKeySettings.SECRET.name()) + " = base64:<k>`");
        } else if (prefix.lookingAt()) {
            problems.error(
                    LocalKeySettings.SECRET.name(),
                    "starts with " + prefix.group() + ", which is not a supported prefix",
                    "write the prefix base64: (it accepts base64url, too) or hex:, or the bytes of the secret in one of"
                            + " them if these characters are part of it");
        }
        return jwk || prefix.lookingAt();
    }

    private void encoding(String text) {
        String joined = text.replaceAll("\\s", "");
        String prefix = prefix(joined);
        if (prefix == null) {
            return;
        }
        boolean severalLines = !joined.equals(text.trim());
        problems.finding(
                LocalKeySettings.SECRET.name(),
                "is " + (prefix.equals(SecretParser.HEX) ? "hexadecimal" : "base64")
                        + (severalLines ? " on several lines" : "")
                        + ", but without the prefix " + prefix + ", its characters are the secret",
                "write `" + line(prefix, severalLines)
                        + "` if the issuer decodes it; if the issuer signs with the characters, keep the value");
    }

    /** Returns the encoding prefix for a text that seems to be encoded, or null. */
    private static @Nullable String prefix(String text) {
        boolean hex = text.length() >= 2 * BYTES_OF_SHORTEST_KEY && text.length() % 2 == 0;
        if (hex && text.chars().allMatch(SecretParser::isHexDigit)) {
            return SecretParser.HEX;
        }
        try {
            boolean enough = SecretParser.base64(text).length >= BYTES_OF_SHORTEST_KEY;
            return enough && looksRandom(text) ? SecretParser.BASE64 : null;
        } catch (InvalidValueException e) {
            return null;
        }
    }

    /** Excludes words joined by hyphens, which are also valid base64url. */
    private static boolean looksRandom(String text) {
        return text.endsWith("=")
                || (has(text, Character::isUpperCase)
                        && has(text, Character::isLowerCase)
                        && has(text, Character::isDigit));
    }

    private static boolean has(String text, IntPredicate kind) {
        return text.chars().anyMatch(kind);
    }

    private String line(String prefix, boolean severalLines) {
        Entry entry = issuer.scope().get(LocalKeySettings.SECRET.name());
        if (entry == null) {
            return prefix + "…";
        }
        String text = String.valueOf(entry.text());
        boolean shown = !severalLines && SHOWABLE.matcher(text).matches();
        String value = severalLines ? "<the value on one line>" : "<the value>";
        return entry.assignment(prefix + (shown ? text : value));
    }
}
