package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.json.JsonWriter;
import io.github.jwtfilter.internal.probe.CheckReport;
import io.github.jwtfilter.internal.probe.Observation;
import io.github.jwtfilter.internal.probe.Outcome;
import io.github.jwtfilter.internal.probe.ProbeReport;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The result of {@code probe} for programs, as one JSON object. */
final class ProbeJson {
    private ProbeJson() {}

    static String of(ProbeReport report) {
        boolean errors = report.count(Outcome.ERROR) > 0;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ok", !errors && report.count(Outcome.FINDING) == 0);
        json.put("complete", !errors && report.checks().stream().allMatch(CheckReport::isComplete));
        json.put("application", report.target());
        json.put("address", report.address());
        json.put("requests", report.requests());
        json.put("limit", report.limit());
        json.put("protectedPaths", report.protectedPaths());
        json.put("checks", report.checks().stream().map(ProbeJson::of).collect(Collectors.toList()));
        json.put("notes", report.notes());
        return JsonWriter.write(json);
    }

    /** Returns the object for an application that cannot be probed. */
    static String ofError(String message) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ok", false);
        json.put("complete", false);
        json.put("errors", Collections.singletonList(message));
        return JsonWriter.write(json);
    }

    private static Map<String, Object> of(CheckReport check) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", check.id());
        json.put("subject", check.subject());
        json.put("outcome", check.outcome().toString());
        if (check.outcome() == Outcome.NOT_APPLICABLE || !check.isComplete()) {
            json.put("reason", check.reason());
        }
        json.put("requests", check.observations().stream().map(ProbeJson::of).collect(Collectors.toList()));
        return json;
    }

    private static Map<String, Object> of(Observation observation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("outcome", observation.outcome().toString());
        json.put("sent", observation.sent());
        json.put("received", observation.received());
        if (!observation.why().isEmpty()) {
            json.put("why", observation.why());
            json.put("remedy", observation.remedy());
        }
        return json;
    }
}
