package io.github.jwtfilter.settings;

/** The remedies of values that can be corrected in one way only: they name the line to write. */
final class ProposedLine {
    private final Scope scope;

    ProposedLine(Scope scope) {
        this.scope = scope;
    }

    /** The line in which one item of a list is another one. An expression stays hidden, and so does what it stands for. */
    String replacing(SettingKey<?> key, String item, String replacement) {
        Entry entry = scope.get(key.name());
        if (entry == null || entry.text() == null) {
            return line(key, replacement);
        }
        if (entry.expression().isPresent()) {
            return "correct it where it is stored";
        }
        String text = String.valueOf(entry.text());
        return "write `" + entry.assignment(text.contains(item) ? text.replace(item, replacement) : replacement) + "`";
    }

    /** A line for a key, in place of the present one if there is one. */
    String line(SettingKey<?> key, String value) {
        Entry entry = scope.get(key.name());
        String assignment = entry == null ? scope.own(key.name()) + " = " + value : entry.assignment(value);
        return "write `" + assignment + "`";
    }
}
