package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.Catalog;
import io.github.jwtfilter.settings.KeyName;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.value.CopyFlaw;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reports an unknown key, with suggestions for the intended one. */
public final class UnknownKey {
    /** The superset of all names, without characters that could corrupt a log. */
    private static final Pattern NAME = Pattern.compile("(?:[A-Za-z0-9<>]{1,24}(?:[._:/-]|$)){1,16}");

    /** The pattern of setting names, which a misplaced line of a secret rarely matches. */
    private static final Pattern SETTING = Pattern.compile("[a-z][a-z0-9]{0,15}(?:[.-][a-z0-9]{1,15}){0,6}");

    private static final int MAX_CUT_LENGTH = 4;

    private UnknownKey() {}

    /** Returns a key of the file without a possible secret, such as a line after a forgotten backslash. */
    public static String displayText(String key) {
        boolean setting = SETTING.matcher(key).matches();
        boolean intended = NAME.matcher(key).matches() && !Suggestions.of(key).isEmpty();
        return setting || intended ? key : cut(key);
    }

    /** Returns the name of a variable or system property, which contains a secret only if a line was pasted. */
    public static String displayName(String name) {
        return NAME.matcher(name).matches() ? name : cut(name);
    }

    private static String cut(String key) {
        String cut = key.length() > MAX_CUT_LENGTH ? key.substring(0, MAX_CUT_LENGTH) + "..." : key;
        return LogText.of(cut);
    }

    /** Returns the problem of a key with a character of copied text, or null without such a character. */
    public static @Nullable Problem copied(String place, String key, String prefix) {
        CopyFlaw flaw = CopyFlaw.of(key);
        if (flaw == null) {
            return null;
        }
        String plain = CopyFlaw.removedFrom(key);
        boolean intended = KeyName.of(plain).setting() != null;
        return new Problem(
                place,
                intended ? plain : displayText(key),
                "the key contains " + flaw,
                intended ? "write `" + prefix + plain + "`" : "type the key again, or remove the line",
                true);
    }

    public static Problem problem(String place, String key) {
        return new Problem(
                place, displayText(key), "there is no such key", remedy(key, "the line", name -> name), true);
    }

    public static Problem property(String place, String key) {
        return new Problem(
                place,
                displayName(key),
                "does not match any key",
                remedy(key, "the system property", Catalog::property),
                true);
    }

    /** Variables apply only to issuers that the file or a system property has named. */
    public static Problem variable(String place, String name, Collection<String> prefixes) {
        String key = name.substring(Catalog.variable("").length());
        String remedy = key.toLowerCase(Locale.ROOT).startsWith("issuers_")
                ? "name the issuer in the settings file first, or use a system property"
                : remedy(key, "the environment variable", UnknownKey::variableFor);
        for (String prefix : prefixes) {
            String start = Catalog.variable(prefix);
            if (name.regionMatches(true, 0, start, 0, start.length())) {
                String local = name.substring(start.length());
                remedy = remedy(prefix + local, "the environment variable", UnknownKey::variableFor);
            }
        }
        return new Problem(place, displayName(key), "does not match any key", remedy, true);
    }

    /** A family of keys has no variables: names of its members would be ambiguous. */
    private static String variableFor(String key) {
        boolean family = key.indexOf('<') >= 0;
        return family ? "the system property " + Catalog.property(key) : Catalog.variable(key);
    }

    private static String remedy(String key, String what, UnaryOperator<String> form) {
        List<String> suggestions = Suggestions.of(key);
        if (suggestions.isEmpty()) {
            return "remove " + what + ", or see the settings reference for the existing keys";
        }
        String names = suggestions.stream().map(form).collect(Collectors.joining(" or "));
        return "did you mean " + names + "?";
    }
}
