package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SettingKey;

/** Remedies with the corrected line, for values with exactly one correction. */
final class ProposedLine {
    private final Scope scope;

    ProposedLine(Scope scope) {
        this.scope = scope;
    }

    /** Returns the line with one item of a list replaced. An expression stays hidden, and so does its result. */
    String replacing(SettingKey<?> key, String item, String replacement) {
        Entry entry = scope.get(key.name());
        if (entry == null || entry.text() == null) {
            return line(key, replacement);
        }
        if (entry.expression().isPresent()) {
            return "correct it in the place where it is stored";
        }
        String text = String.valueOf(entry.text());
        String replaced = text.contains(item) ? text.replace(item, replacement) : replacement;
        return "write `" + entry.assignment(withoutRepetition(replaced, replacement)) + "`";
    }

    /** Removes the replacement where the list has had the same item before. */
    private static String withoutRepetition(String list, String item) {
        String repeated = item + ", " + item;
        return list.startsWith(repeated) || list.endsWith(repeated) ? list.replace(repeated, item) : list;
    }

    /** Returns the line for a key, as a replacement of an existing one. */
    String line(SettingKey<?> key, String value) {
        Entry entry = scope.get(key.name());
        String assignment = entry == null ? scope.own(key.name()) + " = " + value : entry.assignment(value);
        return "write `" + assignment + "`";
    }
}
