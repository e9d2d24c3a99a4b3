package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.json.JsonWriter;
import io.github.jwtfilter.settings.Problem;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints the result of {@code check} for programs, as one JSON object. */
final class CheckJson {
    private final PrintWriter out;

    CheckJson(PrintWriter out) {
        this.out = out;
    }

    void print(CheckResult result) {
        List<String> findings =
                result.findings().stream().map(Finding::toString).collect(Collectors.toList());
        print(findings.isEmpty(), result.checked(), result.notChecked(), findings, Collections.emptyList());
    }

    /** Prints the problems of settings that cannot be used. */
    void print(List<Problem> problems) {
        print(false, Collections.emptyList(), Collections.emptyList(), texts(problems, false), texts(problems, true));
    }

    private static List<String> texts(List<Problem> problems, boolean error) {
        return problems.stream()
                .filter(problem -> problem.error() == error)
                .map(Problem::toString)
                .collect(Collectors.toList());
    }

    private void print(
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
