package io.github.jwtfilter.settings;

import io.github.jwtfilter.rejection.LogText;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of a key that there is none, and which one was probably meant. */
final class UnknownKey {
    /** Names look like this, at most; nothing in it can disturb a log. */
    private static final Pattern NAME = Pattern.compile("(?:[A-Za-z0-9<>]{1,24}(?:[._:/-]|$)){1,16}");

    /** Names of settings look like this; a secret whose line stands where a key should does so rarely. */
    private static final Pattern SETTING = Pattern.compile("[a-z][a-z0-9]{0,15}(?:[.-][a-z0-9]{1,15}){0,6}");

    private static final int SHOWN_OF_OTHERS = 4;

    private UnknownKey() {}

    /** A key of a file without what could be a secret, such as a line that a forgotten backslash has cut off. */
    static String shown(String key) {
        boolean setting = SETTING.matcher(key).matches();
        boolean meant = NAME.matcher(key).matches() && !Suggestions.of(key).isEmpty();
        return setting || meant ? key : cut(key);
    }

    /** The name of a variable or a system property, where a secret can only stand by a pasted line. */
    static String shownName(String name) {
        return NAME.matcher(name).matches() ? name : cut(name);
    }

    private static String cut(String key) {
        String cut = key.length() > SHOWN_OF_OTHERS ? key.substring(0, SHOWN_OF_OTHERS) + "..." : key;
        return LogText.of(cut);
    }

    /** The problem of a key with a character that text from a web page brings along, or null without such a character. */
    static @Nullable Problem copied(String place, String key, String prefix) {
        CopyFlaw flaw = CopyFlaw.of(key);
        if (flaw == null) {
            return null;
        }
        String plain = CopyFlaw.removedFrom(key);
        boolean meant = KeyName.of(plain).setting() != null;
        return new Problem(
                place,
                meant ? plain : shown(key),
                "the key holds " + flaw,
                meant ? "write `" + prefix + plain + "`" : "type the key again, or remove the line",
                true);
    }

    static Problem problem(String place, String key) {
        return new Problem(place, shown(key), "there is no such key", remedy(key, "the line", name -> name), true);
    }

    static Problem property(String place, String key) {
        return new Problem(
                place, shownName(key), "overrides no key", remedy(key, "the system property", Catalog::property), true);
    }

    /** Variables reach those issuers only whose prefixes are known already. */
    static Problem variable(String place, String name, Collection<String> prefixes) {
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
        return new Problem(place, shownName(key), "overrides no key", remedy, true);
    }

    /** A family of keys has no variables: their names could not be told from its. */
    private static String variableFor(String key) {
        boolean family = key.indexOf('<') >= 0;
        return family ? "the system property " + Catalog.property(key) : Catalog.variable(key);
    }

    private static String remedy(String key, String what, UnaryOperator<String> form) {
        List<String> suggestions = Suggestions.of(key);
        if (suggestions.isEmpty()) {
            return "remove " + what + ", or see the settings reference for the keys that exist";
        }
        String names = suggestions.stream().map(form).collect(Collectors.joining(" or "));
        return "did you mean " + names + "?";
    }
}
