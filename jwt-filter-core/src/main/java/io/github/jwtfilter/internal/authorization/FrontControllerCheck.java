package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.internal.authorization.FrontController.Selection;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.Report;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds rules that front controllers bypass by serving pages under other paths than those that the rules name. */
final class FrontControllerCheck {
    /** File extensions under which no framework serves pages, unless it ignores extensions or is configured to do so. */
    static final Set<String> FILES = Collections.unmodifiableSet(new HashSet<>(Arrays.asList(
            "css", "js", "mjs", "map", "png", "gif", "jpg", "jpeg", "svg", "ico", "webp", "avif", "bmp", "woff",
            "woff2", "ttf", "otf", "eot")));

    private static final PathPattern EVERYTHING = PathPattern.folder("", "/**");
    private static final String GUIDE = " (docs/frameworks.md)";

    private final List<Rule> rules;
    private final Collection<FrontController> controllers;
    private final Report report;

    /** Checks the rules that can be evaluated. */
    FrontControllerCheck(List<Rule> rules, Collection<FrontController> controllers, Report report) {
        this.rules = rules;
        this.controllers = controllers;
        this.report = report;
    }

    void run() {
        rules.forEach(this::reportOpenDirectory);
        boolean found = rules.stream()
                .filter(rule -> rule.patterns().stream().anyMatch(PathPattern::isEverything))
                .anyMatch(rule -> reportUnnamedPages(rule.key(), rule.requirement()));
        if (!found && rules.stream().noneMatch(Rule::isEverything)) {
            reportUnnamedPages("the default rule", Requirement.AUTHENTICATED);
        }
    }

    /** Reports a public directory: it permits requests to every page that can be served below it. */
    private void reportOpenDirectory(Rule rule) {
        List<FrontController> affected = controllers(
                controller -> rule.patterns().stream().anyMatch(pattern -> bypasses(controller, rule, pattern)));
        if (affected.isEmpty()) {
            return;
        }
        boolean anyone = rule.requirement().permitsAnonymous();
        report.finding(
                rule.key(),
                describe(rule, pattern -> affected.stream().anyMatch(each -> bypasses(each, rule, pattern)))
                        + openTo(rule.requirement()) + ", and "
                        + describe(affected) + ": this rule may open pages that other rules protect",
                (anyone
                                ? "open files by their extension, as in /css/**.css, in directories without pages, and"
                                        + " pages by their paths"
                                : "name the pages instead of a directory or an extension, and end the rules with /** :"
                                        + " deny")
                        + GUIDE);
    }

    private static String openTo(Requirement requirement) {
        if (requirement.permitsAnonymous()) {
            return " is open to anyone";
        }
        return Requirement.AUTHENTICATED.implies(requirement)
                ? " is open to every authenticated user"
                : " is open to users whom other rules reject";
    }

    private boolean bypasses(FrontController controller, Rule rule, PathPattern pattern) {
        if (controller.hasFilesOnly(pattern)) {
            return false;
        }
        return (mayServePages(controller, pattern)
                        && isWeak(controller, rule, pattern)
                        && protectsMoreElsewhere(controller, rule, pattern))
                || matchesOtherPages(controller, rule, pattern);
    }

    /** Returns whether a rule decides on other paths of pages for which another rule requires more. */
    private boolean matchesOtherPages(FrontController controller, Rule rule, PathPattern pattern) {
        boolean reportedAnyway = pattern.kind() == PathPattern.Kind.EXTENSION
                && rule.requirement().permitsAnonymous();
        return !pattern.isEverything()
                && !reportedAnyway
                && rules.stream()
                        .filter(other -> !rule.requirement().implies(other.requirement()))
                        .anyMatch(
                                other -> otherPaths(controller, other, pattern).anyMatch(path -> decides(rule, path)));
    }

    /** Returns the other paths, which the controller serves and a pattern may match, of pages on which a rule decides. */
    private Stream<View> otherPaths(FrontController controller, Rule rule, PathPattern pattern) {
        return rule.patterns().stream()
                .flatMap(pages ->
                        controller.otherPaths(pages, pattern, rule.requirement().denies()).stream())
                .filter(path -> controller.servesPath(path.path()) && decides(rule, new View(controller, path.page())))
                .map(path -> new View(controller, path.path()));
    }

    /** Returns whether a rule decides on a path, at least for some methods. */
    private boolean decides(Rule rule, View path) {
        for (Rule each : rules) {
            if (each == rule) {
                return path.matches(rule);
            }
            if (each.methods().all() && path.matches(each)) {
                return false;
            }
        }
        return false;
    }

    /** Returns whether only the last rule, the one for everything, decides on a path. */
    private boolean isDecidedByLastRule(View path) {
        for (Rule each : rules) {
            if (each.methods().all() && path.matches(each)) {
                return each.patterns().stream().anyMatch(PathPattern::isEverything);
            }
        }
        return true;
    }

    /** A path as rules see it. */
    private static final class View {
        private final String path;
        private final boolean pathInfo;

        View(FrontController controller, String path) {
            this.path = path;
            this.pathInfo = controller.hasPathInfo(path);
        }

        boolean matches(Rule rule) {
            return rule.patterns().stream().anyMatch(pattern -> pattern.matches(path, pathInfo));
        }
    }

    private static boolean mayServePages(FrontController controller, PathPattern pattern) {
        String extension = pattern.extension();
        boolean pages = pattern.kind() == PathPattern.Kind.FOLDER
                || (pattern.kind() == PathPattern.Kind.FILES
                        && (controller.hasExtension(extension)
                                || (controller.isKnown() && !FILES.contains(extension))));
        return pages && controller.serves(pattern);
    }

    private static boolean isWeak(FrontController controller, Rule rule, PathPattern pattern) {
        Requirement requirement = rule.requirement();
        return requirement.permitsAnonymous()
                || (controller.selection() == Selection.ANY_DIRECTORY
                        && !pattern.isEverything()
                        && Requirement.AUTHENTICATED.implies(requirement));
    }

    private boolean protectsMoreElsewhere(FrontController controller, Rule rule, PathPattern pattern) {
        boolean byRule = rules.stream()
                .filter(other -> !rule.requirement().implies(other.requirement()))
                .flatMap(other -> other.patterns().stream())
                .anyMatch(other -> !other.isSameAs(pattern) && controller.serves(other));
        boolean byDefault = !rule.requirement().implies(Requirement.AUTHENTICATED)
                && rules.stream().noneMatch(Rule::isEverything)
                && controller.servesMoreThan(pattern);
        return byRule || byDefault;
    }

    /**
     * Reports pages under paths that no rule names: only a rule for everything protects them. Returns whether any
     * exist.
     */
    private boolean reportUnnamedPages(String name, Requirement last) {
        // A last rule that permits anonymous requests is a public directory.
        List<Rule> stricter = last.permitsAnonymous()
                ? Collections.emptyList()
                : rules.stream()
                        .filter(rule -> !last.implies(rule.requirement()))
                        .collect(Collectors.toList());
        for (Rule rule : stricter) {
            List<FrontController> affected = controllers(controller ->
                    rule.patterns().stream().anyMatch(pattern -> hasUnnamedPages(controller, rule, pattern)));
            if (!affected.isEmpty()) {
                report.finding(
                        rule.key(),
                        describe(
                                        rule,
                                        pattern -> affected.stream()
                                                .anyMatch(each -> hasUnnamedPages(each, rule, pattern)))
                                + " is protected more strictly than paths without a rule of their own, to which " + name
                                + " applies, and " + describe(affected),
                        "end the rules with access.99999 = /** : deny, and give each page that users need a rule"
                                + GUIDE);
                return true;
            }
        }
        return false;
    }

    private boolean hasUnnamedPages(FrontController controller, Rule rule, PathPattern pattern) {
        if (pattern.isEverything()) {
            return false;
        }
        if (controller.selection() == Selection.SEVERAL_MAPPINGS) {
            return otherPaths(controller, rule, EVERYTHING).anyMatch(this::isDecidedByLastRule);
        }
        return controller.isKnown() && controller.serves(pattern);
    }

    /** Returns the front controllers that meet a condition, known ones first. */
    private List<FrontController> controllers(Predicate<FrontController> condition) {
        return controllers.stream()
                .filter(condition)
                .sorted((one, other) -> Boolean.compare(other.isKnown(), one.isKnown()))
                .collect(Collectors.toList());
    }

    private static String describe(List<FrontController> controllers) {
        FrontController first = controllers.get(0);
        int others = controllers.size() - 1;
        return first.name() + (others == 0 ? " " : " (and " + others + " more) ") + first.behavior();
    }

    private String describe(Rule rule, Predicate<PathPattern> condition) {
        return rule.patterns().stream()
                .filter(condition)
                .map(pattern -> LogText.quoted(report.displayText(rule.key(), pattern.written())))
                .collect(Collectors.joining(", "));
    }
}
