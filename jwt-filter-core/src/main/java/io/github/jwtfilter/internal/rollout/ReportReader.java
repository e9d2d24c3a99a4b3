package io.github.jwtfilter.internal.rollout;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.rollout.ReportFields.InvalidLine;
import io.github.jwtfilter.settings.value.PathAllowance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the reports among the lines of a log, in bounded memory: of each run the last complete one. Ignores all other lines, and lines with
 * values that the filter does not write.
 */
public final class ReportReader {
    /** The maximum number of runs: of further ones nothing is read. */
    public static final int MAX_RUNS = 100;

    private static final String REPORT_ONLY = "would reject (report-only): ";

    private final int maxKinds;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private boolean reportOnly;
    private boolean tooManyRuns;

    private ReportReader(int maxKinds) {
        this.maxKinds = maxKinds;
    }

    /**
     * Creates a reader for a log, whose reports are shortened.
     *
     * @return a reader that has read no line
     */
    public static ReportReader ofLog() {
        return new ReportReader(RolloutLog.MAX_KINDS);
    }

    /**
     * Creates a reader for complete reports.
     *
     * @return a reader that has read no line
     */
    public static ReportReader ofCompleteReports() {
        return new ReportReader(RolloutRun.MAX_KINDS);
    }

    /**
     * Reads the next line.
     *
     * @param line any text
     */
    public void read(String line) {
        reportOnly |= line.contains(REPORT_ONLY);
        try {
            ReportFields summary = ReportFields.after(ReportLines.SUMMARY, line);
            if (summary != null) {
                start(summary);
                return;
            }
            ReportFields kind = ReportFields.after(ReportLines.KIND, line);
            Part part = kind == null ? null : parts.get(key(kind));
            if (kind != null && part != null) {
                part.add(kind);
            }
        } catch (InvalidLine e) {
            // a line of another version or program
        }
    }

    private void start(ReportFields summary) throws InvalidLine {
        String run = key(summary);
        Part part = parts.get(run);
        if (part == null && parts.size() >= MAX_RUNS) {
            tooManyRuns = true; // replacing another one would hide its requests
            return;
        }
        if (part == null) {
            part = new Part(maxKinds);
            parts.put(run, part);
        }
        part.start(summary);
    }

    private static String key(ReportFields fields) throws InvalidLine {
        return fields.text("run");
    }

    /**
     * Returns the last complete report of each run.
     *
     * @return the reports, in no order
     */
    public List<RolloutSnapshot> reports() {
        List<RolloutSnapshot> reports = new ArrayList<>();
        for (Part part : parts.values()) {
            if (part.complete != null) {
                reports.add(part.complete);
            }
        }
        return reports;
    }

    /**
     * Returns whether the log has a line of report-only mode about a single request.
     *
     * @return true if the mode was active, but possibly for less than an hour
     */
    public boolean hasReportOnlyLines() {
        return reportOnly;
    }

    /**
     * Returns whether the log has more runs than the limit.
     *
     * @return true if reports are missing in {@link #reports}
     */
    public boolean hasTooManyRuns() {
        return tooManyRuns;
    }

    /** The last report of one run: complete, or the lines so far. */
    private static final class Part {
        private final Map<Integer, CountedKind> kinds = new TreeMap<>();
        private final int maxKinds;
        private @Nullable ReportFields summary;
        private @Nullable RolloutSnapshot complete;

        Part(int maxKinds) {
            this.maxKinds = maxKinds;
        }

        void start(ReportFields fields) throws InvalidLine {
            boolean again = summary != null && summary.number("report") == fields.number("report");
            snapshot(fields); // throws an exception for invalid values
            if (again) {
                return; // a log that contains each line twice
            }
            summary = fields;
            kinds.clear();
            completeIfLast(fields);
        }

        void add(ReportFields fields) throws InvalidLine {
            ReportFields current = summary;
            if (current == null || current.number("report") != fields.number("report") || kinds.size() >= maxKinds) {
                return;
            }
            kinds.put(fields.index("kind"), kind(fields));
            completeIfLast(current);
        }

        private void completeIfLast(ReportFields current) throws InvalidLine {
            if (kinds.size() == current.number("lines")) {
                complete = snapshot(current);
            }
        }

        private RolloutSnapshot snapshot(ReportFields fields) throws InvalidLine {
            RolloutFigures figures = new RolloutFigures(
                    fields.number("accepted"),
                    fields.number("passed"),
                    fields.number("rejected"),
                    fields.number("recent"),
                    fields.number("users"));
            return new RolloutSnapshot(
                    fields.text("application"),
                    fields.text("run"),
                    fields.number("report"),
                    fields.time("started"),
                    fields.time("at"),
                    figures,
                    kinds.values(),
                    fields.index("omitted"));
        }

        private static CountedKind kind(ReportFields fields) throws InvalidLine {
            RejectionReason reason = Expectation.reasonOf(fields.text("reason"));
            Credentials credentials = Credentials.ofCode(fields.text("credentials"));
            if (reason == null || credentials == null) {
                throw new InvalidLine();
            }
            RejectedKind kind = new RejectedKind(
                    reason, credentials, fields.text("rule"), fields.text("path"), allowance(fields.text("allow")));
            return new CountedKind(
                    kind,
                    fields.number("count"),
                    fields.time("first"),
                    fields.time("last"),
                    fields.text("method"),
                    fields.text("example"));
        }

        private static @Nullable PathAllowance allowance(String word) {
            for (PathAllowance each : PathAllowance.values()) {
                if (each.word().equals(word)) {
                    return each;
                }
            }
            return null;
        }
    }
}
