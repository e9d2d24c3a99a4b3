package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.rollout.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Reads the reports in a log: in bounded memory, and of a very large file only the end. */
final class LogReports {
    private static final long MAX_BYTES = 512L * 1024 * 1024;
    private static final String STANDARD_INPUT = "-";

    private LogReports() {}

    /** Reads a file, or {@code in} if the name is a hyphen. */
    static ReportSource read(String name, InputStream in) throws IOException {
        return STANDARD_INPUT.equals(name) ? read("the input", in, "") : read(path(name), MAX_BYTES);
    }

    private static Path path(String name) {
        try {
            return Paths.get(name);
        } catch (InvalidPathException e) {
            throw new UnusableInput(name + ": this is not the name of a file");
        }
    }

    /** Reads a file, of which at most the last bytes. */
    static ReportSource read(Path file, long maxBytes) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UnusableInput(file + ": this is a directory; name the log in it");
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long skipped = Math.max(0, channel.size() - maxBytes);
            channel.position(skipped);
            return read(
                    file.toString(),
                    Channels.newInputStream(channel),
                    skipped == 0
                            ? ""
                            : "The log is large: only the last " + maxBytes / (1024 * 1024) + " MB were read.");
        } catch (IOException e) {
            throw new UnusableInput(file + ": there is no such file, or it cannot be read");
        }
    }

    private static ReportSource read(String name, InputStream in, String note) throws IOException {
        ReportReader reader = ReportReader.ofLog();
        LogLines lines = new LogLines(in);
        for (String line = lines.next(); line != null; line = lines.next()) {
            reader.read(line);
        }
        if (lines.isCompressed()) {
            throw new UnusableInput(name + ": the file is compressed; write its content to standard input: gunzip -c "
                    + name + " | java -jar ... rollout --log -");
        }
        if (reader.hasTooManyRuns()) {
            throw new UnusableInput(name + ": the log has more than " + ReportReader.MAX_RUNS
                    + " runs of applications; use a newer log, its end (tail), or --pid");
        }
        if (reader.reports().isEmpty()) {
            throw new UnusableInput(name + ": " + missing(reader));
        }
        return new ReportSource(name, reader.reports(), note);
    }

    private static String missing(ReportReader reader) {
        return reader.hasReportOnlyLines()
                ? "there are lines of report-only mode, but no complete report yet. The application writes one each hour;"
                        + " --pid reads it at any time."
                : "there is no report of report-only mode. Is mode = report-only in effect, has the application had a"
                        + " request, and is this the log with the warnings of io.github.jwtfilter (docs/logging.md)?";
    }
}
