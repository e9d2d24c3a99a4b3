package io.github.jwtfilter.settings.properties;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a properties file with its continuation lines joined, as {@link java.util.Properties#load(java.io.Reader)}
 * defines it: an odd number of backslashes at the end continues a line, and leading blanks of the next one are dropped.
 */
final class LogicalLine {
    private final int number;
    private final StringBuilder text = new StringBuilder();

    private LogicalLine(int number) {
        this.number = number;
    }

    /** Returns the number of the first line. */
    int number() {
        return number;
    }

    /** Returns the text with its escapes. */
    String text() {
        return text.toString();
    }

    /** Returns the lines that are neither blank nor comments. */
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

    /** Returns whether a character is a blank in properties files: space, tab or form feed. */
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
