package io.github.jwtfilter.settings;

import io.github.jwtfilter.rejection.LogText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tells which settings hold, without telling secrets. */
final class EffectiveSettings {
    private EffectiveSettings() {}

    /** The keys that are given or have a default, in the order of the catalog. */
    static List<EffectiveSetting> of(Entries entries) {
        List<EffectiveSetting> rows = new ArrayList<>();
        for (SettingKey<?> key : Catalog.keys()) {
            String defaultText = key.defaultText();
            int before = rows.size();
            for (Entry entry : entries.all()) {
                if (entry.setting() == key) {
                    rows.add(new EffectiveSetting(entry.key(), shown(entry), entry.place()));
                }
            }
            if (rows.size() == before && defaultText != null && matters(key, entries)) {
                rows.add(new EffectiveSetting(key.name(), defaultText, "default"));
            }
        }
        return Collections.unmodifiableList(rows);
    }

    /** The type of a keystore says nothing where there is none. */
    private static boolean matters(SettingKey<?> key, Entries entries) {
        return key != LocalKeySettings.KEYSTORE_TYPE || entries.has(LocalKeySettings.KEYSTORE);
    }

    private static String shown(Entry entry) {
        String text = entry.text();
        if (entry.setting().secret()) {
            return "(hidden)";
        }
        boolean plain = text != null && text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return plain && text != null ? text : LogText.of(text);
    }

    /** The rows as text, one a line, in three columns. */
    static String table(List<EffectiveSetting> rows) {
        int keyWidth = rows.stream().mapToInt(row -> row.key().length()).max().orElse(0);
        int valueWidth =
                rows.stream().mapToInt(row -> row.value().length()).max().orElse(0);
        StringBuilder table = new StringBuilder();
        for (EffectiveSetting row : rows) {
            pad(table.append(row.key()), keyWidth - row.key().length());
            pad(table.append("  ").append(row.value()), valueWidth - row.value().length());
            table.append("  ").append(row.origin()).append('\n');
        }
        return table.toString();
    }

    private static void pad(StringBuilder line, int blanks) {
        for (int i = 0; i < blanks; i++) {
            line.append(' ');
        }
    }
}
