package io.github.jwtfilter.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a properties file after continuation lines were joined, as {@link java.util.Properties#load(java.io.Reader)}
 * defines it: an odd number of backslashes at the end continues a line, blanks at the start of the next one are dropped.
 */
final class LogicalLine {
    private final int number;
    private final StringBuilder text = new StringBuilder();

    private LogicalLine(int number) {
        this.number = number;
    }

    /** The number of its first line. */
    int number() {
        return number;
    }

    /** The text, with its escapes. */
    String text() {
        return text.toString();
    }

    /** The lines that hold something, without comments. */
    static List<LogicalLine> of(List<String> lines) {
        List<LogicalLine> logical = new ArrayList<>();
        LogicalLine current = new LogicalLine(1);
        for (int i = 0; i < lines.size(); i++) {
            String line = withoutLeadingBlanks(lines.get(i));
            boolean continues = endsInOddBackslashes(line);
            if (current.text.length() == 0) {
                current = new LogicalLine(i + 1);
                if (line.startsWith("#") || line.startsWith("!")) {
                    continue;
                }
            }
            current.text.append(line, 0, continues ? line.length() - 1 : line.length());
            if (!continues || i == lines.size() - 1) {
                if (current.text.length() > 0) {
                    logical.add(current);
                }
                current = new LogicalLine(i + 2);
            }
        }
        return logical;
    }

    private static String withoutLeadingBlanks(String line) {
        int start = 0;
        while (start < line.length() && isBlank(line.charAt(start))) {
            start++;
        }
        return line.substring(start);
    }

    /** The blanks of properties files, which are fewer than those of Java. */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    private static boolean endsInOddBackslashes(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        return (line.length() - end) % 2 == 1;
    }
}
