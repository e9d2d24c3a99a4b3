package io.github.jwtfilter.internal.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Plans in tests. */
final class PlannedSettings {
    static final PlanOptions NO_CHOICE = new PlanOptions(null, null, false);

    private PlannedSettings() {}

    static <T> T plan(Path war, PlanOptions options, java.util.function.Function<DeploymentPlan, T> result) {
        try (WarSource source = WarSource.open(war)) {
            return result.apply(DeploymentPlan.of("app.war", source, options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The access rules of a plan, without their numbers. */
    static List<String> rules(Path war) {
        return rules(war, NO_CHOICE);
    }

    static List<String> rules(Path war, PlanOptions options) {
        return plan(war, options, plan -> rules(plan.settings().lines().stream()));
    }

    /** The points in which the rules of a plan are stricter than the container, one per line. */
    static String differences(Path war) {
        return plan(war, NO_CHOICE, plan -> String.join("\n", plan.rules().stricter()));
    }

    /** The constraints that no rule replaces, one per line. */
    static String problems(Path war) {
        return plan(war, NO_CHOICE, plan -> String.join("\n", plan.rules().problems()));
    }

    private static List<String> rules(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("access."))
                .map(line -> line.substring(line.indexOf('=') + 2))
                .toList();
    }
}
