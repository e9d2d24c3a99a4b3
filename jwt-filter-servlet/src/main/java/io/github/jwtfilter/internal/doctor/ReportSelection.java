package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.rollout.ReportRuns;
import io.github.jwtfilter.internal.rollout.RolloutSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Selects the reports of one application, and joins those of its servers and restarts. */
final class ReportSelection {
    private static final int MAX_NAMES = 20;

    /** Clocks of two machines may differ. A report from a later time would make the others look old. */
    private static final Duration MAX_AHEAD = Duration.ofMinutes(10);

    private final Map<String, List<RolloutSnapshot>> byApplication;
    private final String source;

    /** Creates a selection from reports of a source, at the current time. */
    ReportSelection(Collection<RolloutSnapshot> reports, String source, Instant now) {
        this.source = source;
        Instant latest = now.plus(MAX_AHEAD);
        List<RolloutSnapshot> past =
                reports.stream().filter(each -> !each.at().isAfter(latest)).collect(Collectors.toList());
        if (past.isEmpty()) {
            throw new UnusableInput(source + ": the reports are later than the current time, " + now
                    + ". Compare the clocks of the machines, or give the time with --at.");
        }
        byApplication = past.stream()
                .collect(Collectors.groupingBy(RolloutSnapshot::application, TreeMap::new, Collectors.toList()));
    }

    /** Returns the report of an application, which may be null if there is only one. */
    RolloutSnapshot of(@Nullable String application) {
        List<RolloutSnapshot> found = application != null
                ? byApplication.get(LogText.unquoted(application)) // as reports contain it
                : byApplication.size() == 1 ? byApplication.values().iterator().next() : null;
        if (found != null) {
            return ReportRuns.joined(found);
        }
        String names = byApplication.keySet().stream().limit(MAX_NAMES).collect(Collectors.joining(", "))
                + (byApplication.size() > MAX_NAMES ? ", ..." : "");
        throw new UnusableInput(
                application == null
                        ? source + ": there are reports of several applications. Add --application and one of these: "
                                + names
                        : source + ": there is no report of the application " + application + ", only of: " + names);
    }
}
