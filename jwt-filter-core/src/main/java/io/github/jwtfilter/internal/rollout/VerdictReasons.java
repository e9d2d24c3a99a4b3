package io.github.jwtfilter.internal.rollout;

import io.github.jwtfilter.internal.remedy.ValueText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The sentences that explain a verdict. They contain numbers and no text of clients. */
final class VerdictReasons {
    private VerdictReasons() {}

    /** Returns the sentence about kinds that prevent {@code mode = enforce}, or nothing without such kinds. */
    static List<String> rejections(Collection<CountedKind> open, int omitted) {
        int kinds = open.size() + omitted;
        if (kinds == 0) {
            return Collections.emptyList();
        }
        long ofUsers = open.stream()
                .filter(each -> each.kind().credentials().isOfUser())
                .count();
        return Collections.singletonList(kinds + (kinds == 1 ? " kind" : " kinds")
                + " of requests of the last 24 hours would be rejected, " + ofUsers
                + " of them requests of known users"
                + (omitted == 0 ? "" : "; " + omitted + " of them are not in this shortened report"));
    }

    /** Returns the conditions that the traffic does not fulfill. */
    static List<String> missing(RolloutSnapshot report, Instant now) {
        List<String> missing = new ArrayList<>();
        Duration age = Duration.between(report.at(), now);
        if (age.compareTo(RolloutVerdict.PERIOD) > 0) {
            missing.add("the last report is " + ValueText.duration(age) + " old (" + report.at() + ")");
        }
        Duration observed = Duration.between(report.started(), report.at());
        if (observed.compareTo(RolloutVerdict.PERIOD) < 0) {
            missing.add("the requests of " + ValueText.duration(observed) + " were observed, and at least 24 hours are"
                    + " required");
        }
        RolloutFigures figures = report.figures();
        if (figures.recent() < RolloutVerdict.MIN_REQUESTS) {
            missing.add("the last 24 hours had " + figures.recent() + " requests, and at least "
                    + RolloutVerdict.MIN_REQUESTS + " are required");
        }
        if (figures.accepted() == 0) {
            missing.add("no request had a valid token, so that nothing shows that tokens of users are accepted");
        }
        return missing;
    }

    static List<String> safe() {
        return Collections.singletonList(
                "no request of the last 24 hours would have been rejected, except expected rejections");
    }
}
