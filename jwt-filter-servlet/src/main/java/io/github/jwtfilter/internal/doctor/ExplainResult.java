package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.CheckStep;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.internal.diagnosis.Advice;
import io.github.jwtfilter.internal.remedy.ReasonHelp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of {@code explain} for one token or request: the verdict, the checks, and one remedy. */
final class ExplainResult {
    private final @Nullable Rejection rejection;
    private final @Nullable String principal;
    private final List<String> roles;
    private final List<ExplainSection> sections;
    private final List<Advice> causes;
    private final List<String> notes = new ArrayList<>();
    private @Nullable Integer status;
    private @Nullable String rule;

    ExplainResult(
            @Nullable Rejection rejection,
            @Nullable String principal,
            Set<String> roles,
            Collection<ExplainSection> sections,
            Collection<Advice> causes) {
        this.rejection = rejection;
        this.principal = principal;
        this.roles = new ArrayList<>(roles);
        this.sections = new ArrayList<>(sections);
        this.causes = new ArrayList<>(causes);
        mark();
    }

    /** Marks the first failure, which is that of the verdict, and all later checks. */
    private void mark() {
        int first = firstFailure();
        if (rejection == null) {
            sections.forEach(ExplainSection::markAlone);
            return;
        }
        for (int i = 0; i < sections.size(); i++) {
            sections.get(i).mark(i == first, first >= 0 && i > first);
        }
    }

    private int firstFailure() {
        if (rejection == null) {
            return -1;
        }
        CheckStep step = rejection.reason().step();
        int ofStep = -1;
        for (int i = 0; i < sections.size(); i++) {
            CheckStep each = sections.get(i).step();
            boolean form = each == CheckStep.SHAPE && (step == CheckStep.HEADER || step == CheckStep.PAYLOAD);
            if (each == step || form) {
                if (!sections.get(i).agrees()) {
                    return i;
                }
                ofStep = ofStep < 0 ? i : ofStep;
            }
        }
        return ofStep;
    }

    boolean accepted() {
        return rejection == null;
    }

    @Nullable
    Rejection rejection() {
        return rejection;
    }

    @Nullable
    String principal() {
        return principal;
    }

    List<String> roles() {
        return Collections.unmodifiableList(roles);
    }

    List<ExplainSection> sections() {
        return Collections.unmodifiableList(sections);
    }

    List<Advice> causes() {
        return Collections.unmodifiableList(causes);
    }

    /** Returns the description of the most probable cause, or of the reason if no cause is recognized. */
    Optional<String> cause() {
        if (rejection == null) {
            return Optional.empty();
        }
        return Optional.of(
                causes.isEmpty()
                        ? ReasonHelp.of(rejection.reason()).cause()
                        : causes.get(0).cause().text());
    }

    /** Returns the actions to take. */
    Optional<String> remedy() {
        if (rejection == null) {
            return Optional.empty();
        }
        return Optional.of(
                causes.isEmpty()
                        ? ReasonHelp.of(rejection.reason()).remedy()
                        : causes.get(0).remedy());
    }

    /** Returns the line to write in the settings file. */
    Optional<String> line() {
        return causes.isEmpty() ? Optional.empty() : causes.get(0).line();
    }

    /** Adds the response to the request: its status, and the rule that decided. */
    void respond(int code, String deciding) {
        status = code;
        rule = deciding;
    }

    @Nullable
    Integer status() {
        return status;
    }

    @Nullable
    String rule() {
        return rule;
    }

    void note(String text) {
        notes.add(text);
    }

    List<String> notes() {
        return Collections.unmodifiableList(notes);
    }
}
