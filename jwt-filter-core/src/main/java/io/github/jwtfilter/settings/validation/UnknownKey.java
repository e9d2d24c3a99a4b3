package io.github.jwtfilter.settings.validation;

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

/** Reports an unknown key, with suggestions for the intended one, but never a text that may be a secret. */
public final class UnknownKey {
    /** The pattern of names of settings in any system; other texts are not shown, not even in part. */
    private static final Pattern NAME = Pattern.compile("(?=.{1,64}$)(?:[A-Za-z0-9<>*]{1,24}(?:[._-]|$))+");

    /** The pattern of setting names, which a misplaced line of a secret rarely matches. */
    private static final Pattern SETTING = Pattern.compile("(?=.{1,64}$)[a-z][a-z0-9]{0,15}(?:[.-][a-z0-9]{1,15})*");

    private static final String HIDDEN = ", and is not shown, since it may be a secret";

    private UnknownKey() {}

    /** Returns whether an unknown key may be shown: it is not a secret, such as a line after a forgotten backslash. */
    public static boolean isShown(String key) {
        return SETTING.matcher(key).matches() || isSimilar(key);
    }

    /** Returns whether an unknown key is similar to a known one, so that it was probably intended as a setting. */
    public static boolean isSimilar(String key) {
        return NAME.matcher(key).matches() && !Suggestions.of(key).isEmpty();
    }

    /** Returns the problem of a line whose text is not shown. */
    public static Problem hidden(String place) {
        return new Problem(
                place,
                "",
                "the line is not a setting" + HIDDEN,
                "write key = value with one of the keys in the settings reference, or remove the line",
                true);
    }

    /** Returns the name of a variable, a system property or an issuer, which contains a secret only if a line was pasted; or "...". */
    public static String displayName(String name) {
        return NAME.matcher(name).matches() ? name : "...";
    }

    /** Returns the problem of a key with a character of copied text. */
    public static Problem copied(String place, String key, CopyFlaw flaw, String prefix) {
        String plain = CopyFlaw.removedFrom(key);
        boolean intended = KeyName.of(plain).setting() != null;
        return new Problem(
                place,
                intended ? plain : "",
                "the key contains " + flaw,
                intended ? "write `" + prefix + plain + "`" : "type the key again, or remove the line",
                true);
    }

    public static Problem problem(String place, String key) {
        return new Problem(place, key, "there is no such key", remedy(key, "the line", name -> name), true);
    }

    public static Problem property(String place, String key) {
        return override(place, key, remedy(key, "the system property", Catalog::property));
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
        return override(place, key, remedy);
    }

    private static Problem override(String place, String key, String remedy) {
        return NAME.matcher(key).matches()
                ? new Problem(place, key, "does not match any key", remedy, true)
                : new Problem(place, "", "the name does not match any key" + HIDDEN, "remove it", true);
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
