package io.github.jwtfilter.internal.doctor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result of {@code check}: the subjects that were checked, the findings, each of them once, and sections with facts. */
final class CheckResult {
    private final List<String> checked;
    private final List<String> notChecked;
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final List<ReportSection> sections = new ArrayList<>();

    CheckResult(Collection<String> checked, Collection<String> notChecked) {
        this.checked = new ArrayList<>(checked);
        this.notChecked = new ArrayList<>(notChecked);
    }

    /** Adds a finding whose text contains the remedy. */
    void find(String text) {
        find(text, "", "");
    }

    /** Adds a finding, its remedy, and the line to write in the settings file, which may be empty. */
    void find(String text, String remedy, String line) {
        findings.putIfAbsent(text, new Finding(text, remedy, line));
    }

    /** Adds a subject that was not checked. */
    void skip(String subject) {
        notChecked.add(subject);
    }

    /** Adds a section; its rows can be added later. */
    ReportSection section(String title) {
        ReportSection section = new ReportSection(title);
        sections.add(section);
        return section;
    }

    int status() {
        return findings.isEmpty() ? ExitCode.FINE : ExitCode.FINDING;
    }

    List<String> checked() {
        return Collections.unmodifiableList(checked);
    }

    List<String> notChecked() {
        return Collections.unmodifiableList(notChecked);
    }

    Collection<Finding> findings() {
        return Collections.unmodifiableCollection(findings.values());
    }

    List<ReportSection> sections() {
        return Collections.unmodifiableList(sections);
    }
}
