package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.settings.OperationSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.SettingKey;
import org.jspecify.annotations.Nullable;

/**
 * Reports endpoints of metrics and health without a suitable access rule. A rule for every path does not count: it was not written for
 * them.
 */
public final class OperationRules {
    private static final String METHOD = "GET";

    private final AccessRules rules;
    private final Report report;

    /**
     * Creates the check.
     *
     * @param rules the access rules
     * @param report receives errors
     */
    public OperationRules(AccessRules rules, Report report) {
        this.rules = rules;
        this.report = report;
    }

    /**
     * Reports metrics that are not restricted to users with a role or scope, and a health without a rule, or with one that ignores
     * tokens or denies the path.
     *
     * @param operation the paths of the endpoints
     */
    public void check(OperationSettings operation) {
        if (rules.areValid()) {
            if (operation.metricsPath().isPresent()) {
                checkMetrics(operation.metricsPath().get());
            }
            if (operation.healthPath().isPresent()) {
                checkHealth(operation.healthPath().get(), operation);
            }
        }
    }

    private void checkMetrics(String path) {
        Rule rule = rules.rule(METHOD, path);
        if (rule == null || rule.matchesEveryPath() || !rule.requirement().requiresRoleOrScope()) {
            error(
                    OperationSettings.METRICS_PATH,
                    path,
                    rule,
                    path + " : role metrics (a role or scope of your monitoring)");
        }
    }

    private void checkHealth(String configured, OperationSettings operation) {
        for (String path : operation.healthPaths()) {
            Rule rule = rules.rule(METHOD, path);
            if (rule == null || rule.matchesEveryPath() || isUnsuitable(rule.requirement())) {
                error(OperationSettings.HEALTH_PATH, path, rule, configured + "/** : optional");
                return;
            }
        }
    }

    /** With {@code anyone}, tokens are ignored, so that no user would see the details. */
    private static boolean isUnsuitable(Requirement requirement) {
        return requirement.denies() || requirement.tokenUse() == TokenUse.IGNORED;
    }

    private void error(SettingKey<String> key, String path, @Nullable Rule rule, String proposed) {
        report.error(
                key.name(),
                problem(path, rule),
                "add the line " + rules.unusedKey(rule) + " = " + METHOD + " " + proposed);
    }

    private static String problem(String path, @Nullable Rule rule) {
        if (rule == null || rule.matchesEveryPath()) {
            return "serves " + path + ", which has no access rule of its own";
        }
        Requirement requirement = rule.requirement();
        if (requirement.denies()) {
            return "serves " + path + ", which " + rule.key() + " denies";
        }
        if (requirement.tokenUse() == TokenUse.IGNORED) {
            return "serves " + path + ", which " + rule.key() + " opens to anyone, so that tokens are ignored";
        }
        return "serves " + path + ", and " + rule.key() + " requires neither a role nor a scope for it";
    }
}
