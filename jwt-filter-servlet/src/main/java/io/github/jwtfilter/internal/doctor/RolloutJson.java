package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.json.JsonWriter;
import io.github.jwtfilter.internal.rollout.CountedKind;
import io.github.jwtfilter.internal.rollout.KindAdvice;
import io.github.jwtfilter.internal.rollout.RolloutFigures;
import io.github.jwtfilter.internal.rollout.RolloutSnapshot;
import io.github.jwtfilter.internal.rollout.RolloutVerdict;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints a rollout report for programs, as one JSON object. */
final class RolloutJson {
    private final PrintWriter out;

    RolloutJson(PrintWriter out) {
        this.out = out;
    }

    void print(RolloutSnapshot report, RolloutVerdict verdict) {
        RolloutFigures figures = report.figures();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("safe", verdict.result() == RolloutVerdict.Result.SAFE);
        json.put("verdict", verdict.result().code());
        json.put("reasons", verdict.reasons());
        json.put("application", report.application());
        json.put("started", report.started().toString());
        json.put("at", report.at().toString());
        json.put("nothingNewSince", verdict.nothingNewSince().toString());
        json.put("accepted", figures.accepted());
        json.put("passed", figures.passed());
        json.put("rejected", figures.rejected());
        json.put("recent", figures.recent());
        json.put("users", figures.users());
        json.put("omitted", report.omittedOpen());
        json.put("open", kinds(verdict.open()));
        json.put("past", kinds(verdict.past()));
        json.put("expected", kinds(verdict.expected()));
        out.println(JsonWriter.write(json));
    }

    private static List<Map<String, Object>> kinds(Collection<CountedKind> kinds) {
        return kinds.stream().map(RolloutJson::kind).collect(Collectors.toList());
    }

    private static Map<String, Object> kind(CountedKind each) {
        KindAdvice advice = KindAdvice.of(each);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", each.count());
        json.put("reason", each.kind().reason().code());
        json.put("credentials", each.kind().credentials().code());
        json.put("rule", each.kind().rule());
        json.put("method", each.method());
        json.put("path", each.kind().path());
        json.put("first", each.first().toString());
        json.put("last", each.last().toString());
        json.put("example", each.example());
        json.put("advice", advice.text());
        json.put("line", advice.line());
        return json;
    }
}
