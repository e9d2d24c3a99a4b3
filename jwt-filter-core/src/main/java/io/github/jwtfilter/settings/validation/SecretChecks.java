package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.LocalKeySettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.CopyFlaw;
import io.github.jwtfilter.settings.value.InvalidValueException;
import io.github.jwtfilter.settings.value.Secret;
import io.github.jwtfilter.settings.value.SecretParser;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
        textOf(issuer.keys().secret()).ifPresent(text -> {
            characters(LocalKeySettings.SECRET, text);
            if (!otherForm(text)) {
                encoding(text);
            }
        });
        textOf(issuer.keys().keystorePassword())
                .ifPresent(text -> characters(LocalKeySettings.KEYSTORE_PASSWORD, text));
    }

    private static Optional<String> textOf(Optional<Secret> secret) {
        return secret.filter(Secret::isText).map(text -> new String(text.bytes(), StandardCharsets.UTF_8));
    }

    private void characters(SettingKey<Secret> key, String text) {
        int first = text.codePointAt(0);
        int last = text.codePointBefore(text.length());
        if (isBlank(first) || isBlank(last)) {
            problems.finding(
                    key.name(),
                    (isBlank(last) ? "ends" : "starts") + " with a blank or a line break that is part of the value",
                    "remove it from the stored value (echo appends a line break, printf does not), or, if it is part"
                            + " of the secret, write the bytes as base64:… or hex:…");
        } else if (text.codePoints().anyMatch(c -> CopyFlaw.isInvisible(c) && !isBlank(c))) {
            problems.finding(
                    key.name(),
                    "contains an invisible character that is part of the value",
                    "copy the value again, or, if the character is part of it, write the bytes as base64:… or hex:…");
        } else if (text.endsWith("\\n") || text.endsWith("\\r")) {
            problems.finding(
                    key.name(),
                    "ends with a backslash and a letter, which are part of the value and not an escaped line break",
                    "remove them from the stored value, or, if they are part of the value, write the bytes as"
                            + " base64:… or hex:…");
        } else if (text.length() > 1 && isQuote(first) && isQuote(last)) {
            problems.finding(
                    key.name(),
                    "is enclosed in quotes, which are part of the value",
                    "remove them from the stored value, or, if they are part of the value, write the bytes as"
                            + " base64:… or hex:…");
        }
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

    private static boolean isQuote(int c) {
        return c == '"' || c == '\'' || CopyFlaw.isQuote(c);
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
