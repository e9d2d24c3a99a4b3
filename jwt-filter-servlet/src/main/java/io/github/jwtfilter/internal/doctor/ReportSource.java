package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.rollout.RolloutSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The reports that a log or a running process contains. */
final class ReportSource {
    private final String name;
    private final List<RolloutSnapshot> reports;
    private final String note;

    /** Creates a source; {@code note} is a remark for the reader, or empty. */
    ReportSource(String name, Collection<RolloutSnapshot> reports, String note) {
        this.name = name;
        this.reports = Collections.unmodifiableList(new ArrayList<>(reports));
        this.note = note;
    }

    /** Returns the file or the process, for messages. */
    String name() {
        return name;
    }

    /** Returns at least one report. */
    List<RolloutSnapshot> reports() {
        return reports;
    }

    String note() {
        return note;
    }
}
