package io.github.jwtfilter.settings.properties;

import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.Entries;
import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.KeyName;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.Problems;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.validation.UnknownKey;
import io.github.jwtfilter.settings.value.CopyFlaw;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the entries of a settings file, and reports invalid lines. */
final class FileEntries {
    private static final String BACKSLASH_REMEDY = "write \\\\ for a backslash, and / in paths";

    private final String name;
    private final Entries entries;
    private final Problems problems;
    private final Map<String, Integer> lineOfKey = new HashMap<>();

    private FileEntries(String name, Entries entries, Problems problems) {
        this.name = name;
        this.entries = entries;
        this.problems = problems;
    }

    /** Returns whether the file was readable. An unreadable file is reported as the only problem. */
    static boolean read(SettingsFile file, Entries entries, Problems problems) {
        FileEntries reader = new FileEntries(file.name(), entries, problems);
        String failure = file.failure();
        if (failure != null) {
            problems.add(unreadable(file.name(), failure));
            return false;
        }
        return reader.read(new FileLines(file.content()));
    }

    static Problem unreadable(String place, String reason) {
        return new Problem(
                place,
                "",
                "the settings file cannot be read: " + reason,
                "check the location and the permissions of the file",
                true);
    }

    /** Reports only one problem for a binary file or a file in another encoding. */
    private boolean read(FileLines file) {
        if (!file.withNul().isEmpty()) {
            error(file.withNul().get(0), "", "the line contains a NUL character", "save the file as text in UTF-8");
            return false;
        }
        List<Integer> notUtf8 = file.notUtf8();
        if (!notUtf8.isEmpty()) {
            String others = notUtf8.size() > 1 ? " (and " + (notUtf8.size() - 1) + " more)" : "";
            error(notUtf8.get(0), "", "the line is not UTF-8" + others, "save the file in UTF-8");
            return false;
        }
        Map<Integer, KeyAndValue> pairs = new LinkedHashMap<>();
        boolean readable = false;
        for (LogicalLine line : LogicalLine.of(file.lines())) {
            KeyAndValue pair = KeyAndValue.of(line.text());
            pairs.put(line.number(), pair);
            readable = readable || isSetting(pair);
        }
        if (!pairs.isEmpty() && !readable) {
            error(
                    pairs.keySet().iterator().next(),
                    "",
                    "no line of the file is a setting, and none is shown, since it may be a secret",
                    "check the location of the settings file, which contains lines of the form key = value");
            return false;
        }
        for (Map.Entry<Integer, KeyAndValue> pair : pairs.entrySet()) {
            read(pair.getKey(), pair.getValue());
        }
        return true;
    }

    /** Returns whether a line contains a known key, or was probably intended to. */
    private static boolean isSetting(KeyAndValue pair) {
        String key = CopyFlaw.removedFrom(pair.key());
        return KeyName.of(key).setting() != null || (pair.separated() && UnknownKey.isSimilar(key));
    }

    private void read(int line, KeyAndValue pair) {
        String key = pair.key();
        if (pair.malformedKey() || key.isEmpty()) {
            error(line, "", "the line has no readable key", "write key = value; " + BACKSLASH_REMEDY);
            return;
        }
        CopyFlaw flaw = CopyFlaw.of(key);
        if (flaw != null) {
            problems.add(UnknownKey.copied(place(line), key, flaw, ""));
            return;
        }
        KeyName keyName = KeyName.of(key);
        SettingKey<?> setting = keyName.setting();
        if (setting == null && !(pair.separated() && UnknownKey.isShown(key))) {
            problems.add(UnknownKey.hidden(place(line)));
            return;
        }
        entries.recordIssuer(keyName, place(line));
        if (setting == ClaimSettings.MATCH && pair.endedByColon()) {
            error(
                    line,
                    key,
                    "ends at a colon, which may be intended as part of the claim's name",
                    "write \\: for a colon in the name, and = before the values");
            return;
        }
        Integer earlier = lineOfKey.putIfAbsent(key, line);
        if (earlier != null) {
            error(line, key, "occurs twice, in line " + earlier + " and in line " + line, "keep one of the two lines");
        } else if (setting == null) {
            problems.add(UnknownKey.problem(place(line), key));
        } else {
            Entry entry = new Entry(setting, key, usable(line, pair), place(line), pair.backslashRemoved());
            entries.put(entry);
            findBackslash(entry);
        }
    }

    private @Nullable String usable(int line, KeyAndValue pair) {
        if (pair.malformedValue()) {
            error(line, pair.key(), "the value contains \\u without four hexadecimal digits", BACKSLASH_REMEDY);
            return null;
        }
        if (pair.value().isEmpty()) {
            error(line, pair.key(), "has no value", "remove the line, or set a value");
            return null;
        }
        return pair.value();
    }

    /** Reports a lost backslash, except in a file name, where it is part of the error that it causes. */
    private void findBackslash(Entry entry) {
        if (entry.text() != null && entry.backslashRemoved() && !entry.namesFiles()) {
            problems.finding(
                    entry.key(),
                    "the value contains a single backslash, which the properties syntax removes",
                    BACKSLASH_REMEDY);
        }
    }

    private void error(int line, String key, String message, String remedy) {
        problems.add(new Problem(place(line), key, message, remedy, true));
    }

    private String place(int line) {
        return name + ":" + line;
    }
}
