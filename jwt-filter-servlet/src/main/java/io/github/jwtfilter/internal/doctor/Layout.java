package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.logging.LineEscaper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Prints escaped text, wrapped to the width of the terminal, with colors if it shows them. */
final class Layout {
    /** The meaning of a color. */
    enum Tone {
        PLAIN(""),
        GOOD("32"),
        BAD("1;31"),
        UNCERTAIN("33"),
        STRONG("1");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    private static final int MIN_TEXT = 20;
    private static final int NEXT_LINE = 4;

    private final PrintWriter out;
    private final Terminal terminal;

    /** Creates a layout on a writer that does not escape: control sequences pass only if this class writes them. */
    Layout(PrintWriter out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Prints an empty line. */
    void blank() {
        out.println();
    }

    /** Prints a text after a label; further lines are indented below the text. */
    void print(int indent, String label, int labelWidth, Tone tone, String text) {
        print(indent, label, labelWidth, tone, "", 0, text);
    }

    /**
     * Prints a text after a label and a title; further lines are indented below the text. On a terminal too narrow for
     * that, the text starts on the next line.
     */
    void print(int indent, String label, int labelWidth, Tone tone, String title, int titleWidth, String text) {
        StringBuilder start = new StringBuilder(blanks(indent)).append(colored(tone, escaped(label)));
        start.append(padding(label, labelWidth)).append(escaped(title)).append(padding(title, titleWidth));
        int column = indent + width(label, labelWidth) + width(title, titleWidth);
        if (column > indent && terminal.width() - column < MIN_TEXT) {
            out.println(start.toString().replaceAll(" +$", ""));
            start.setLength(0);
            column = indent + NEXT_LINE;
            start.append(blanks(column));
        }
        List<String> lines = wrap(escaped(text), Math.max(MIN_TEXT, terminal.width() - column));
        for (int i = 0; i < lines.size(); i++) {
            out.println((i == 0 ? start.toString() : blanks(column)) + lines.get(i));
        }
    }

    /** Prints the title of a section, after an empty line. */
    void title(String text) {
        blank();
        wrap(escaped(text), terminal.width()).forEach(line -> out.println(colored(Tone.STRONG, line)));
    }

    /** Returns a text with blanks up to a width, at least one. */
    static String padded(String text, int width) {
        return text + padding(text, width);
    }

    int width() {
        return terminal.width();
    }

    private static String padding(String text, int width) {
        return blanks(width(text, width) - text.length());
    }

    /** Returns the width of a column, with at least one blank after the text. */
    private static int width(String text, int width) {
        return Math.max(text.isEmpty() ? 0 : text.length() + 1, width);
    }

    /** Prints one line without wrapping it and with its tabs, so that it can be copied. */
    void verbatim(int indent, Tone tone, String text) {
        out.println(blanks(indent) + colored(tone, TerminalWriter.escaped(text)));
    }

    private static String escaped(String text) {
        return LineEscaper.forTerminal(text);
    }

    private String colored(Tone tone, String text) {
        return terminal.color() && !tone.code.isEmpty() ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
    }

    private static String blanks(int count) {
        StringBuilder blanks = new StringBuilder();
        for (int i = 0; i < count; i++) {
            blanks.append(' ');
        }
        return blanks.toString();
    }

    /** Breaks a text at blanks. A longer word has a line of its own, since it may be an address to copy. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString().replaceAll(" +$", ""));
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return Collections.unmodifiableList(lines);
    }
}
