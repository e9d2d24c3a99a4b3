package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.internal.plan.UrlPattern.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Translates the constraints of a container to access rules. A container applies the constraints with the most specific
 * pattern, rules apply in their order: exact paths, folders by their length, files by extension. No request that the
 * container rejects passes the rules; a difference that cannot be avoided makes them stricter, and is reported.
 */
final class RulePlanner {
    private static final String PATH_OF_FOLDER = "/**";

    private final ContainerRules container;
    private final ServedPaths served;
    private final StaticFiles files;
    private final PlannedRules rules = new PlannedRules();
    private final MethodLevels methods;

    RulePlanner(ContainerRules container, ServedPaths served, StaticFiles files) {
        this.container = container;
        this.served = served;
        this.files = files;
        this.methods = new MethodLevels(container, rules);
    }

    /**
     * Returns the rules, of which the last one applies to every path.
     *
     * @param loginPages the pages of the container's login, if that remains
     */
    PlannedRules plan(Collection<String> loginPages) {
        loginPages.forEach(page -> rules.add(UrlPattern.quoted(page), AccessLevel.ANYONE));
        List<UrlPattern> patterns = usable();
        List<UrlPattern> folders = of(patterns, Kind.PREFIX);
        List<UrlPattern> extensions = of(patterns, Kind.EXTENSION);
        boolean everything = folders.stream().anyMatch(UrlPattern::isEverything);
        if (everything) {
            extensions.forEach(this::neverApplied);
            of(patterns, Kind.DEFAULT).forEach(this::neverApplied);
            extensions = new ArrayList<>();
        }
        exactPaths(of(patterns, Kind.EXACT));
        Map<String, Map<Verb, AccessLevel>> byFolder = folders(folders);
        Map<Verb, AccessLevel> last = last(everything, patterns);
        for (UrlPattern extension : extensions) {
            pathInfo(extension, byFolder, last);
        }
        byFolder.entrySet().stream()
                .sorted((one, other) -> other.getKey().length() - one.getKey().length())
                .forEach(folder -> rules.add(UrlPattern.quoted(folder.getKey() + PATH_OF_FOLDER), folder.getValue()));
        files.openPatterns(byFolder.keySet()).forEach(each -> rules.add(each, AccessLevel.ANYONE));
        extensions.forEach(this::extension);
        rules.add(PATH_OF_FOLDER, last);
        if (rules.size() > PlannedRules.MAX_RULES) {
            rules.problem("there are " + rules.size() + " rules, and settings may have " + PlannedRules.MAX_RULES
                    + "; combine them by hand");
        }
        return rules;
    }

    private static List<UrlPattern> of(List<UrlPattern> patterns, Kind kind) {
        return patterns.stream().filter(each -> each.kind() == kind).collect(Collectors.toList());
    }

    private List<UrlPattern> usable() {
        List<UrlPattern> usable = new ArrayList<>();
        for (UrlPattern pattern : container.patterns()) {
            if (pattern.isMalformed()) {
                rules.problem("the constraint on " + pattern
                        + " has no form of the Servlet specification, so that it protects no more than that text; write the"
                        + " rule for the paths that are meant");
            } else if (pattern.isUnreachable()) {
                rules.stricter(pattern + ": no rule; requests for such a path are always rejected");
            } else {
                usable.add(pattern);
            }
        }
        return usable;
    }

    private void neverApplied(UrlPattern pattern) {
        rules.problem("the constraint on " + pattern
                + " never applies in the container, which prefers the one on /*; give it a rule if it was meant to");
    }

    private void exactPaths(List<UrlPattern> patterns) {
        Map<String, Map<Verb, AccessLevel>> byPath = new LinkedHashMap<>();
        for (UrlPattern pattern : patterns) {
            Map<Verb, AccessLevel> levels = methods.of(pattern);
            String path = pattern.text();
            String other = path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
            if (!path.equals("/") && served.isServed(other)) {
                methods.strengthen(pattern, other, levels);
            }
            String key = path.length() > 1 && path.endsWith("/") ? other : path;
            Map<Verb, AccessLevel> earlier = byPath.get(key);
            byPath.put(key, earlier == null ? levels : MethodLevels.and(earlier, levels));
        }
        byPath.forEach((path, levels) -> {
            boolean open = levels.values().stream().allMatch(level -> level.equals(AccessLevel.ANYONE));
            rules.add(UrlPattern.quoted(path) + (open ? files.welcomeFilesOf(path) : ""), levels);
        });
    }

    private Map<String, Map<Verb, AccessLevel>> folders(List<UrlPattern> patterns) {
        Map<String, Map<Verb, AccessLevel>> byFolder = new LinkedHashMap<>();
        for (UrlPattern pattern : patterns) {
            if (pattern.isEverything()) {
                continue;
            }
            Map<Verb, AccessLevel> levels = methods.of(pattern);
            if (MethodLevels.isOpen(levels)
                    && files.hasStaticFilesOnly(pattern.text())
                    && !served.hasServletBelow(pattern.text())) {
                rules.stricter(pattern + ": only its static files are open, not every path below it");
            } else {
                byFolder.merge(pattern.text(), levels, MethodLevels::and);
            }
        }
        return byFolder;
    }

    /**
     * Containers find an extension in the whole path, rules only in the part that selects a servlet: below a servlet that
     * is mapped to a folder, the requirement of the extension applies to the folder.
     */
    private void pathInfo(
            UrlPattern extension, Map<String, Map<Verb, AccessLevel>> byFolder, Map<Verb, AccessLevel> last) {
        Map<Verb, AccessLevel> levels = new EnumMap<>(Verb.class);
        for (Verb verb : Verb.values()) {
            AccessLevel level = container.of(extension, verb);
            levels.put(verb, level == null ? AccessLevel.ANYONE : level);
        }
        for (String folder : served.foldersOfServlets()) {
            UrlPattern best = container.best(folder + "/x." + extension.text());
            if (best == null || best.kind() != Kind.EXTENSION) {
                continue;
            }
            Map<Verb, AccessLevel> before = folder.isEmpty() ? last : byFolder.getOrDefault(folder, last);
            Map<Verb, AccessLevel> both = MethodLevels.and(before, levels);
            if (!both.equals(before)) {
                rules.stricter(
                        folder + "/*: a servlet is mapped to it, and rules see no extension of the path below; the"
                                + " requirement of " + extension + " applies to all of it");
                if (folder.isEmpty()) {
                    last.putAll(both);
                } else {
                    byFolder.put(folder, both);
                }
            }
        }
    }

    private void extension(UrlPattern pattern) {
        Map<Verb, AccessLevel> levels = methods.of(pattern);
        boolean exact = pattern.written().equals("*." + pattern.text());
        if (MethodLevels.isOpen(levels) && (!exact || files.isStatic(pattern.text()))) {
            rules.stricter(pattern
                    + ": only the static files of the application are open, not every path with this extension");
        } else {
            if (!exact) {
                rules.stricter(pattern + ": the rule applies to *." + pattern.text());
            }
            rules.add(pattern.rulePattern(), levels);
        }
    }

    /** Returns the requirement for all other paths. */
    private Map<Verb, AccessLevel> last(boolean everything, List<UrlPattern> patterns) {
        UrlPattern pattern = last(everything ? of(patterns, Kind.PREFIX) : of(patterns, Kind.DEFAULT));
        if (pattern == null) {
            rules.stricter(
                    "paths without a constraint: the container serves them without a login, the last rule requires a"
                            + " token");
            files.homePages().forEach(rules::mayBeOpen);
            return PlannedRules.allVerbs(AccessLevel.AUTHENTICATED);
        }
        Map<Verb, AccessLevel> levels = new EnumMap<>(Verb.class);
        boolean opened = false;
        for (Map.Entry<Verb, AccessLevel> entry : methods.of(pattern).entrySet()) {
            opened |= entry.getValue().isOpen();
            levels.put(entry.getKey(), entry.getValue().isOpen() ? AccessLevel.AUTHENTICATED : entry.getValue());
        }
        if (opened) {
            rules.stricter(
                    pattern + ": the container serves these paths without a login, the last rule requires a token");
            files.homePages().forEach(rules::mayBeOpen);
        }
        return levels;
    }

    private static @Nullable UrlPattern last(List<UrlPattern> patterns) {
        return patterns.isEmpty() ? null : patterns.get(patterns.size() - 1);
    }
}
