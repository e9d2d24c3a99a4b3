package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.logging.LineEscaper;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Escapes control and format characters ({@code LineEscaper.forTerminal}) except tabs and the line breaks of the program's own output:
 * names and claims that it prints come from WAR files, key sets and tokens, and could otherwise control the terminal. Uses
 * the escapes of JSON, so that JSON remains valid.
 */
final class TerminalWriter extends FilterWriter {
    TerminalWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        write(String.valueOf((char) c));
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        write(new String(text, offset, length));
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        String part = text.substring(offset, offset + length);
        int start = 0;
        for (int end = part.indexOf('\n'); end >= 0; end = part.indexOf('\n', start)) {
            boolean windows = end > start && part.charAt(end - 1) == '\r';
            out.write(escaped(part.substring(start, windows ? end - 1 : end)));
            out.write(windows ? "\r\n" : "\n");
            start = end + 1;
        }
        out.write(escaped(part.substring(start)));
    }

    /** Returns a line with its control and format characters escaped, except tabs. */
    static String escaped(String line) {
        return Stream.of(line.split("\t", -1)).map(LineEscaper::forTerminal).collect(Collectors.joining("\t"));
    }
}
