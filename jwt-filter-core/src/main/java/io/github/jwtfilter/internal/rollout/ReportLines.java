package io.github.jwtfilter.internal.rollout;

import io.github.jwtfilter.internal.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a report as lines that {@link ReportReader} reads: a summary, then one line for each kind of rejected requests. Each ends in
 * one JSON object, whose strings are escaped as {@link io.github.jwtfilter.internal.logging.LogText} does: printable ASCII.
 *
 * <p>The object starts with <code>{"</code>, which no other line of the filter contains: text of clients in those has a backslash before each
 * quote.
 */
public final class ReportLines {
    static final int FORMAT = 1;
    static final String SUMMARY = "rollout-report ";
    static final String KIND = "rollout-kind ";

    private ReportLines() {}

    /**
     * Writes a report.
     *
     * @param report the report
     * @param limit the maximum number of kinds; the most important ones are first
     * @return the lines
     */
    public static List<String> of(RolloutSnapshot report, int limit) {
        RolloutVerdict verdict = RolloutVerdict.of(report);
        List<CountedKind> kinds = new ArrayList<>(verdict.open());
        kinds.addAll(verdict.past());
        kinds.addAll(verdict.expected());
        List<CountedKind> shown = kinds.subList(0, Math.min(limit, kinds.size()));
        int omitted = Math.max(0, verdict.open().size() - shown.size()) + report.omittedOpen();
        List<String> lines = new ArrayList<>();
        lines.add(headline(verdict) + SUMMARY + JsonWriter.write(summary(report, kinds.size(), shown.size(), omitted)));
        for (int i = 0; i < shown.size(); i++) {
            lines.add(KIND + JsonWriter.write(kind(report, shown.get(i), i)));
        }
        return lines;
    }

    private static String headline(RolloutVerdict verdict) {
        String conclusion = verdict.result() == RolloutVerdict.Result.SAFE
                ? "mode = enforce is safe: "
                : verdict.result() == RolloutVerdict.Result.NOT_SAFE
                        ? "mode = enforce is not safe yet: "
                        : "not enough requests for mode = enforce: ";
        return conclusion + String.join("; ", verdict.reasons()) + ". ";
    }

    private static Map<String, Object> summary(RolloutSnapshot report, int kinds, int lines, int omitted) {
        RolloutFigures figures = report.figures();
        Map<String, Object> json = start(report);
        json.put("application", report.application());
        json.put("started", report.started().toString());
        json.put("at", report.at().toString());
        json.put("accepted", figures.accepted());
        json.put("passed", figures.passed());
        json.put("rejected", figures.rejected());
        json.put("recent", figures.recent());
        json.put("users", figures.users());
        json.put("kinds", kinds);
        json.put("lines", lines);
        json.put("omitted", omitted);
        return json;
    }

    private static Map<String, Object> kind(RolloutSnapshot report, CountedKind each, int index) {
        RejectedKind kind = each.kind();
        Map<String, Object> json = start(report);
        json.put("kind", index);
        json.put("reason", kind.reason().code());
        json.put("credentials", kind.credentials().code());
        json.put("rule", kind.rule());
        json.put("path", kind.path());
        json.put("allow", kind.allowance() == null ? "" : kind.allowance().word());
        json.put("count", each.count());
        json.put("first", each.first().toString());
        json.put("last", each.last().toString());
        json.put("method", each.method());
        json.put("example", each.example());
        return json;
    }

    private static Map<String, Object> start(RolloutSnapshot report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("run", report.run());
        json.put("report", report.number());
        return json;
    }
}
