package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.json.JsonWriter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The result of {@code check}: whether there are findings, the subjects that were checked, and the report without repetitions. */
final class CheckVerdict {
    private static final String FINDING = "finding: ";
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private final Set<String> findings = new LinkedHashSet<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> checked;
    private final List<String> notChecked;

    /** Reads the findings from a report, in which each is one line. */
    CheckVerdict(String report, Collection<String> checked, Collection<String> notChecked) {
        this.checked = new ArrayList<>(checked);
        this.notChecked = new ArrayList<>(notChecked);
        for (String line : LINE_BREAK.split(report, -1)) {
            String trimmed = line.trim();
            boolean finding = trimmed.startsWith(FINDING);
            if (!finding || findings.add(trimmed.substring(FINDING.length()))) {
                lines.add(line);
            }
        }
    }

    /** Prints the verdict, then the report. */
    void print(PrintWriter out) {
        int count = findings.size();
        out.println(count == 0 ? "OK" : "FINDINGS: " + count);
        out.println("checked: " + String.join(", ", checked));
        if (!notChecked.isEmpty()) {
            out.println("not checked: " + String.join(", ", notChecked));
        }
        out.println();
        lines.forEach(out::println);
    }

    /** Prints one JSON object. */
    void printJson(PrintWriter out) {
        print(out, findings.isEmpty(), checked, notChecked, findings, Collections.emptyList());
    }

    /** Prints one JSON object for settings that cannot be used. */
    static void printErrors(PrintWriter out, Collection<String> errors) {
        print(out, false, Collections.emptyList(), Collections.emptyList(), Collections.emptyList(), errors);
    }

    private static void print(
            PrintWriter out,
            boolean ok,
            Collection<String> checked,
            Collection<String> notChecked,
            Collection<String> findings,
            Collection<String> errors) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ok", ok);
        json.put("checked", checked);
        json.put("notChecked", notChecked);
        json.put("findings", findings);
        json.put("errors", errors);
        out.println(JsonWriter.write(json));
    }
}
