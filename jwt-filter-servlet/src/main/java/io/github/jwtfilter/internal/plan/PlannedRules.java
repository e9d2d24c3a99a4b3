package io.github.jwtfilter.internal.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Access rules in their order, and the points in which they differ from the constraints that they replace. */
final class PlannedRules {
    /** The highest number of rules that settings may have. */
    static final int MAX_RULES = 2_000;

    private static final int STEP = 10;

    private final List<String> rules = new ArrayList<>();
    private final List<String> stricter = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** Adds the rules for one or more patterns: those of single methods first, then the one for all others. */
    void add(String patterns, Map<Verb, AccessLevel> levels) {
        AccessLevel others = levels.getOrDefault(Verb.OTHER, AccessLevel.AUTHENTICATED);
        Map<AccessLevel, List<String>> byLevel = new LinkedHashMap<>();
        levels.forEach((verb, level) -> {
            if (!level.equals(others)) {
                byLevel.computeIfAbsent(level, unused -> new ArrayList<>()).add(verb.name());
            }
        });
        byLevel.forEach((level, verbs) -> rules.add(String.join(",", verbs) + " " + patterns + " : " + level.text()));
        rules.add(patterns + " : " + others.text());
    }

    void add(String patterns, AccessLevel level) {
        add(patterns, allVerbs(level));
    }

    static Map<Verb, AccessLevel> allVerbs(AccessLevel level) {
        Map<Verb, AccessLevel> levels = new EnumMap<>(Verb.class);
        for (Verb verb : Verb.values()) {
            levels.put(verb, level);
        }
        return levels;
    }

    /** Reports a point in which a rule is stricter than the container. */
    void stricter(String text) {
        if (!stricter.contains(text)) {
            stricter.add(text);
        }
    }

    /** Reports paths that the container serves without a login, and that could stay open. */
    void mayBeOpen(String patterns) {
        open.add(patterns);
    }

    /** Reports a constraint that no rule replaces. */
    void problem(String text) {
        if (!problems.contains(text)) {
            problems.add(text);
        }
    }

    /** Returns the rules as lines of a settings file. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        int number = STEP;
        for (String rule : rules) {
            lines.add("access." + number + " = " + escaped(rule));
            number += rules.size() * STEP > 99_000 ? 1 : STEP;
        }
        return lines;
    }

    /** Returns lines of a settings file that would open the remaining paths, to be numbered by their reader. */
    List<String> suggestions() {
        List<String> lines = new ArrayList<>();
        int number = 1;
        for (String patterns : open) {
            lines.add("access." + number++ + " = " + escaped(patterns) + " : anyone");
        }
        return lines;
    }

    /** Escapes a value for the syntax of properties, and for expressions. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("${", "$${");
    }

    int size() {
        return rules.size();
    }

    Collection<String> stricter() {
        return Collections.unmodifiableList(stricter);
    }

    Collection<String> problems() {
        return Collections.unmodifiableList(problems);
    }
}
