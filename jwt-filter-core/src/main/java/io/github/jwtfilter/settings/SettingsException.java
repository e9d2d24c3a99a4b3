package io.github.jwtfilter.settings;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Thrown if settings cannot be used, with all of their problems. */
public final class SettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Creates an exception with a message that lists all problems, errors first.
     *
     * @param problems at least one error, and other problems
     */
    public SettingsException(List<Problem> problems) {
        super(errorsFirst(problems).map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = Collections.unmodifiableList(errorsFirst(problems).collect(Collectors.toList()));
    }

    private static Stream<Problem> errorsFirst(List<Problem> problems) {
        return problems.stream().sorted(Comparator.comparing(problem -> !problem.error()));
    }

    /**
     * Returns all problems.
     *
     * @return errors, then findings; the message contains each on its own line
     */
    public List<Problem> problems() {
        return problems;
    }
}
