package io.github.jwtfilter.settings;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says that settings cannot be used, and all the reasons why. */
public final class SettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Tells of problems, errors first.
     *
     * @param problems at least one error, and what else was found
     */
    public SettingsException(List<Problem> problems) {
        super(errorsFirst(problems).map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = Collections.unmodifiableList(errorsFirst(problems).collect(Collectors.toList()));
    }

    private static Stream<Problem> errorsFirst(List<Problem> problems) {
        return problems.stream().sorted(Comparator.comparing(problem -> !problem.error()));
    }

    /**
     * All problems.
     *
     * @return errors, then findings; each also stands in the message, one a line
     */
    public List<Problem> problems() {
        return problems;
    }
}
