package io.github.jwtfilter.internal.reload;

import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.SettingChanges;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Logs changes of the settings at run time. Methods that return a text return the reason in one line, without secrets. */
final class ReloadLog {
    private static final int MAX_KEYS = 50;

    private final Log log;

    ReloadLog(Log log) {
        this.log = log;
    }

    /** Reports settings that cannot be used. */
    String invalid(List<Problem> problems) {
        List<String> lines =
                problems.stream().filter(Problem::error).map(Problem::toString).collect(Collectors.toList());
        log.errorDetails("The changed settings are invalid, so that the earlier ones remain in effect:", lines);
        int more = lines.size() - 1;
        return "invalid: " + (lines.isEmpty() ? "" : lines.get(0))
                + (more > 0 ? " (and " + more + " more problem" + (more == 1 ? ")" : "s)") : "");
    }

    /** Reports an unexpected failure, without its message, which may quote a value. */
    String failed(Throwable failure) {
        String reason = "an unexpected " + failure.getClass().getName();
        log.error("The changed settings are not applied, so that the earlier ones remain in effect: " + reason, null);
        return reason;
    }

    /** Reports a failure after settings have taken effect. */
    void incomplete(Throwable failure) {
        log.error(
                "The changed settings are in effect, but an unexpected "
                        + failure.getClass().getName() + " has prevented their complete report",
                null);
    }

    /** Reports settings that cannot change at run time. */
    String needRedeployment(Collection<String> keys) {
        String reason = names(keys) + " cannot change at run time";
        log.warn("The changed settings are not applied, so that the earlier ones remain in effect: " + reason
                + "; deploy the application again, or restore these lines");
        return reason;
    }

    /** Reports settings that may take effect at a later attempt; with {@code reload = off}, an operator makes it. */
    void postponed(String reason, Guard current) {
        log.warn("The changed settings are not applied yet, so that the earlier ones remain in effect: " + reason
                + (ReloadingGuard.interval(current).isZero()
                        ? "; call the operation reload in JMX again"
                        : "; the next attempt follows after the time in reload, at least 30 s"));
    }

    void restored() {
        log.info("The settings are those in effect again");
    }

    /** Reports settings that have taken effect. */
    void applied(Guard earlier, Guard next, SettingChanges changes) {
        log.info("The settings were changed, version "
                + next.lifecycle().version().name() + ": " + names(changes.keys()));
        if (!changes.removedRules().isEmpty()) {
            log.warn("Access rules were removed: " + names(changes.removedRules())
                    + "; other rules or the default apply to their paths");
        }
        if (!changes.issuers().isEmpty()) {
            log.warn("The trusted issuers or audiences were changed: " + names(changes.issuers()));
        }
        if (next.reportOnly() && !earlier.reportOnly()) {
            log.warn("mode = report-only is in effect now: no request is rejected");
        }
        if (ReloadingGuard.interval(next).isZero()
                && !ReloadingGuard.interval(earlier).isZero()) {
            log.warn(
                    "reload = off is in effect now: further changes of the settings need a redeployment, or the operation"
                            + " reload in JMX");
        }
        for (String line : next.summary().split("\n", -1)) {
            log.info(line);
        }
        for (Problem finding : next.lifecycle().settings().problems().all()) {
            log.warn(finding.toString());
        }
    }

    private static String names(Collection<String> keys) {
        String listed = new TreeSet<>(keys).stream().limit(MAX_KEYS).collect(Collectors.joining(", "));
        return keys.size() > MAX_KEYS ? listed + " and " + (keys.size() - MAX_KEYS) + " more" : listed;
    }
}
