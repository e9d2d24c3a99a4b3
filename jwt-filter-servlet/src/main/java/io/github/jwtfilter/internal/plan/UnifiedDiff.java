package io.github.jwtfilter.internal.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The difference between a text and the same text after edits, in the unified format of {@code diff -u} and {@code patch}. */
final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final String NO_NEWLINE = "\\ No newline at end of file";

    /** Lines of the text that are replaced. */
    private static final class Change {
        private final int start;
        private final int count;
        private final List<String> lines;

        Change(int start, int count, List<String> lines) {
            this.start = start;
            this.count = count;
            this.lines = lines;
        }

        int end() {
            return start + count;
        }
    }

    private final String text;
    private final List<String> lines;

    private UnifiedDiff(String text) {
        this.text = text;
        this.lines = lines(text);
    }

    /**
     * Returns the difference.
     *
     * @param name the name of the file
     * @param text its text
     * @param edits in order, without overlaps
     * @return lines, without the carriage returns of the text
     */
    static List<String> of(String name, String text, List<TextEdit> edits) {
        List<String> diff = new ArrayList<>(Arrays.asList("--- " + name, "+++ " + name));
        UnifiedDiff difference = new UnifiedDiff(text);
        diff.addAll(difference.hunks(difference.changes(edits)));
        return diff;
    }

    /** Splits a text into lines, which keep their separators. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start) + 1;
            end = end == 0 ? text.length() : end;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    private List<Change> changes(List<TextEdit> edits) {
        List<Change> changes = new ArrayList<>();
        int next = 0;
        int line = 0;
        int offset = 0;
        while (next < edits.size()) {
            while (line < lines.size() - 1
                    && offset + lines.get(line).length() <= edits.get(next).start()) {
                offset += lines.get(line++).length();
            }
            int first = line;
            int from = offset;
            List<TextEdit> here = new ArrayList<>();
            int to = from + lines.get(line++).length();
            while (next < edits.size() && (edits.get(next).start() < to || line == lines.size())) {
                here.add(edits.get(next));
                while (to < edits.get(next).end() && line < lines.size()) {
                    to += lines.get(line++).length();
                }
                next++;
            }
            offset = to;
            changes.add(trimmed(first, line - first, lines(TextEdit.apply(text, from, to, here))));
        }
        return changes;
    }

    /** Removes equal lines at the start and the end of a change. */
    private Change trimmed(int start, int count, List<String> replacement) {
        int same = 0;
        while (same < Math.min(count, replacement.size())
                && lines.get(start + same).equals(replacement.get(same))) {
            same++;
        }
        int end = 0;
        while (end < Math.min(count, replacement.size()) - same
                && lines.get(start + count - 1 - end).equals(replacement.get(replacement.size() - 1 - end))) {
            end++;
        }
        return new Change(start + same, count - same - end, replacement.subList(same, replacement.size() - end));
    }

    private List<String> hunks(List<Change> changes) {
        List<String> diff = new ArrayList<>();
        int shift = 0;
        int next = 0;
        while (next < changes.size()) {
            int last = next;
            while (last + 1 < changes.size()
                    && changes.get(last + 1).start - changes.get(last).end() <= 2 * CONTEXT) {
                last++;
            }
            int from = Math.max(0, changes.get(next).start - CONTEXT);
            int to = Math.min(lines.size(), changes.get(last).end() + CONTEXT);
            List<String> hunk = new ArrayList<>();
            int at = from;
            int delta = 0;
            for (Change change : changes.subList(next, last + 1)) {
                add(hunk, ' ', lines.subList(at, change.start));
                add(hunk, '-', lines.subList(change.start, change.end()));
                add(hunk, '+', change.lines);
                at = change.end();
                delta += change.lines.size() - change.count;
            }
            add(hunk, ' ', lines.subList(at, to));
            diff.add("@@ -" + range(from, to - from) + " +" + range(from + shift, to - from + delta) + " @@");
            diff.addAll(hunk);
            shift += delta;
            next = last + 1;
        }
        return diff;
    }

    private static String range(int start, int count) {
        return (count == 0 ? start : start + 1) + "," + count;
    }

    private static void add(List<String> hunk, char mark, List<String> lines) {
        for (String line : lines) {
            hunk.add(mark + line.replaceFirst("\r?\n$", ""));
            if (!line.endsWith("\n")) {
                hunk.add(NO_NEWLINE);
            }
        }
    }
}
