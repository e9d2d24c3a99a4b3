package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.value.CopyFlaw;
import io.github.jwtfilter.settings.value.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reports characters of a secret that are probably those of the syntax around it. No message contains any part of the value. */
final class SecretTextChecks {
    private final Report problems;

    SecretTextChecks(Report problems) {
        this.problems = problems;
    }

    void run(SettingKey<Secret> key, Optional<Secret> secret) {
        textOf(secret).ifPresent(text -> characters(key, text));
    }

    /** Returns the text of a secret that was given as text. */
    static Optional<String> textOf(Optional<Secret> secret) {
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

    private static boolean isQuote(int c) {
        return c == '"' || c == '\'' || CopyFlaw.isQuote(c);
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
