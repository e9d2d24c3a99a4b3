package io.github.jwtfilter.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Problems that are collected outside of any settings file. */
public final class CollectedProblems {
    private final Problems problems = new Problems(new Entries("test"));

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
