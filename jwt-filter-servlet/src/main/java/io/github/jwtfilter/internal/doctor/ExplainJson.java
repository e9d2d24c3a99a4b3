package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.internal.diagnosis.Advice;
import io.github.jwtfilter.internal.json.JsonWriter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints one JSON object per line, for programs. */
final class ExplainJson implements ExplainFormat {
    private final PrintWriter out;

    ExplainJson(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void print(ExplainResult result) {
        Rejection rejection = result.rejection();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("accepted", result.accepted());
        json.put("reason", rejection == null ? null : rejection.reason().code());
        json.put("principal", result.principal());
        json.put("roles", result.roles());
        if (result.status() != null) {
            json.put("status", result.status());
            json.put("rule", result.rule());
        }
        List<Map<String, @Nullable Object>> checks = new ArrayList<>();
        for (ExplainSection section : result.sections()) {
            Map<String, @Nullable Object> check = new LinkedHashMap<>();
            check.put("check", section.title());
            check.put("status", section.status().name().toLowerCase(Locale.ROOT));
            check.putAll(section.rows());
            checks.add(check);
        }
        json.put("checks", checks);
        json.put(
                "causes",
                result.causes().stream()
                        .map(Advice::cause)
                        .map(Object::toString)
                        .collect(Collectors.toList()));
        json.put("cause", result.cause().orElse(null));
        json.put("remedy", result.remedy().orElse(null));
        json.put("line", result.line().orElse(null));
        json.put("notes", result.notes());
        out.println(JsonWriter.write(json));
    }
}
