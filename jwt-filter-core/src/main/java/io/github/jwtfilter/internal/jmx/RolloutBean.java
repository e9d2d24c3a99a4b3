package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.internal.rollout.CountedKind;
import io.github.jwtfilter.internal.rollout.KindAdvice;
import io.github.jwtfilter.internal.rollout.ReportLines;
import io.github.jwtfilter.internal.rollout.RolloutReport;
import io.github.jwtfilter.internal.rollout.RolloutVerdict;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Exposes the rollout report over JMX. */
final class RolloutBean implements RolloutMXBean {
    private static final int MAX_LINES = 100;

    private final Supplier<@Nullable RolloutReport> current;

    /** Creates a bean for the report of the current version of the settings, null without report-only mode. */
    RolloutBean(Supplier<@Nullable RolloutReport> current) {
        this.current = current;
    }

    private RolloutReport report() {
        RolloutReport report = current.get();
        if (report == null) {
            throw new IllegalStateException("the mode is not report-only any more");
        }
        return report;
    }

    private RolloutVerdict verdict() {
        return RolloutVerdict.of(report().snapshot());
    }

    @Override
    public String getVerdict() {
        RolloutVerdict verdict = verdict();
        return verdict.result().code() + ": " + String.join("; ", verdict.reasons());
    }

    @Override
    public String getStarted() {
        return report().snapshot().started().toString();
    }

    @Override
    public String getNothingNewSince() {
        return verdict().nothingNewSince().toString();
    }

    @Override
    public long getAcceptedRequests() {
        return report().snapshot().figures().accepted();
    }

    @Override
    public long getPassedRequests() {
        return report().snapshot().figures().passed();
    }

    @Override
    public long getRejectedRequests() {
        return report().snapshot().figures().rejected();
    }

    @Override
    public long getRequestsOfLastDay() {
        return report().snapshot().figures().recent();
    }

    @Override
    public long getUsers() {
        return report().snapshot().figures().users();
    }

    @Override
    public String[] getRejectedKinds() {
        return verdict().open().stream().limit(MAX_LINES).map(RolloutBean::line).toArray(String[]::new);
    }

    private static String line(CountedKind each) {
        KindAdvice advice = KindAdvice.of(each);
        return each + (advice.line().isEmpty() ? "" : "; would be permitted by: " + advice.line());
    }

    @Override
    public String[] getReport() {
        return ReportLines.of(report().snapshot(), Integer.MAX_VALUE).toArray(new String[0]);
    }

    @Override
    public void reset() {
        report().reset();
    }
}
