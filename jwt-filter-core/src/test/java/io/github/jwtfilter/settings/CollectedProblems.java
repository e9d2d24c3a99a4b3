package io.github.jwtfilter.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Problems that are collected without a settings file. */
public final class CollectedProblems {
    private Problems problems = new Problems(new Entries("test"));

    /** Removes all problems, since the same problem is reported only once. */
    public void clear() {
        problems = problems.anew();
    }

    public Problems sink() {
        return problems;
    }

    public boolean none() {
        return problems.all().isEmpty();
    }

    public List<String> errors() {
        return texts(true);
    }

    public List<String> findings() {
        return texts(false);
    }

    private List<String> texts(boolean error) {
        return problems.all().stream()
                .filter(problem -> problem.error() == error)
                .map(problem -> problem.key() + ": " + problem.message() + "; " + problem.remedy())
                .collect(Collectors.toList());
    }
}
