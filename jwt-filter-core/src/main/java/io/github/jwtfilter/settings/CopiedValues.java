package io.github.jwtfilter.settings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports values with characters that text from a web page or a word processor brings along. */
final class CopiedValues {
    /** Values that hold names which people have chosen, such as those of groups. */
    private static final List<SettingKey<?>> CHOSEN_NAMES = new ArrayList<>(IdentitySettings.KEYS);

    static {
        CHOSEN_NAMES.add(ClaimSettings.MATCH);
        CHOSEN_NAMES.add(AccessSettings.RULE);
    }

    private CopiedValues() {}

    /**
     * Rejects a value with such a character, except for a secret, which has a check of its own, and for a key as the value,
     * which may have several lines.
     *
     * @return a finding about a character that may be right, or null
     */
    static @Nullable String check(Entry entry, String value) throws BadValue {
        SettingKey<?> setting = entry.setting();
        String plain = CopyFlaw.removedFrom(value);
        CopyFlaw flaw = setting.secret() || InlineKey.isIn(plain) ? null : CopyFlaw.of(value);
        if (flaw == null || isControl(value)) {
            return null; // parsers report control characters
        }
        boolean chosen = CHOSEN_NAMES.contains(setting);
        if (flaw.canBeRight() && (setting.location() || (chosen && flaw.isDash()))) {
            return null; // files and groups may have such names
        }
        if (flaw.canBeRight() && (chosen || flaw.isDash())) {
            return "holds " + flaw + ", which tokens rarely hold";
        }
        throw new BadValue("holds " + flaw, remedy(entry, plain));
    }

    /** How to correct a value: never with what an expression stands for. */
    static String remedy(Entry entry, String plain) {
        return entry.expression().isPresent()
                ? "type it again where it is stored, with plain quotes, hyphens and blanks"
                : "write `" + entry.assignment(unquoted(plain)) + "`";
    }

    /** Without the quotes around the whole value, which no setting needs. */
    private static String unquoted(String plain) {
        boolean quoted = plain.length() > 2
                && (plain.startsWith("\"") || plain.startsWith("'"))
                && plain.indexOf(plain.charAt(0), 1) == plain.length() - 1;
        boolean needed = plain.indexOf(' ') >= 0 || plain.indexOf(',') >= 0;
        return !quoted || needed ? plain : plain.substring(1, plain.length() - 1);
    }

    private static boolean isControl(String value) {
        return value.chars().anyMatch(Character::isISOControl);
    }
}
