package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.AccessSettings;
import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.IdentitySettings;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.value.CopyFlaw;
import io.github.jwtfilter.settings.value.InlineKey;
import io.github.jwtfilter.settings.value.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reports characters that text copied from a web page or a word processor may contain. */
public final class CopiedValues {
    /** Values that contain names chosen by people, such as those of groups. */
    private static final List<SettingKey<?>> CHOSEN_NAMES = new ArrayList<>(IdentitySettings.KEYS);

    private static final Pattern SPACES = Pattern.compile("\\p{Zs}");

    static {
        CHOSEN_NAMES.add(ClaimSettings.MATCH);
        CHOSEN_NAMES.add(AccessSettings.RULE);
    }

    private CopiedValues() {}

    /**
     * Rejects a value with such a character, except a secret, which has a separate check, and an inline key, which may
     * have several lines.
     *
     * @return a finding for a character that may be intended, or null
     */
    public static @Nullable String check(Entry entry, String value) throws InvalidValueException {
        SettingKey<?> setting = entry.setting();
        String plain = CopyFlaw.removedFrom(value);
        CopyFlaw flaw = setting.secret() || InlineKey.isIn(plain) ? null : CopyFlaw.of(examined(setting, value));
        if (flaw == null || isControl(value)) {
            return null; // control characters are rejected by the parsers
        }
        boolean chosen = CHOSEN_NAMES.contains(setting);
        if (flaw.canBeRight() && (setting.location() || (chosen && flaw.isDash()))) {
            return null; // files and groups may have such names
        }
        if (flaw.canBeRight() && (chosen || flaw.isDash())) {
            return "contains " + flaw + ", which tokens rarely contain";
        }
        throw new InvalidValueException("contains " + flaw, remedy(entry, plain));
    }

    /** In access rules, every Unicode space separates words, and a replacement character is rejected by their parser. */
    private static String examined(SettingKey<?> setting, String value) {
        return setting == AccessSettings.RULE
                ? SPACES.matcher(value).replaceAll(" ").replace("\ufffd", "")
                : value;
    }

    /** Returns how to correct a value, without the result of an expression. */
    public static String remedy(Entry entry, String plain) {
        return entry.expression().isPresent()
                ? "type it again in the place where it is stored, with plain quotes, hyphens and blanks"
                : "write `" + entry.assignment(unquoted(plain)) + "`";
    }

    /** Returns the value without surrounding quotes, which no setting needs. */
    private static String unquoted(String plain) {
        boolean quoted = plain.length() > 2
                && (plain.startsWith("\"") || plain.startsWith("'"))
                && plain.indexOf(plain.charAt(0), 1) == plain.length() - 1;
        boolean needed = plain.length() > 3 && (plain.indexOf(' ') >= 0 || plain.indexOf(',') >= 0);
        return !quoted || needed ? plain : plain.substring(1, plain.length() - 1);
    }

    private static boolean isControl(String value) {
        return value.chars().anyMatch(Character::isISOControl);
    }
}
