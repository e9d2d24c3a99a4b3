package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.path.WelcomeFiles;
import io.github.jwtfilter.settings.AccessSettings;
import io.github.jwtfilter.settings.Report;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The access rules of an application. Of the rules that match the path and the method of a request, the one with the
 * lowest number decides; if none matches, the request must be authenticated. Paths are compared exactly, character by
 * character, in the decoded form that {@link RequestView#path()} returns. Thread-safe.
 */
public final class AccessRules {
    private final RuleIndex index;
    private final WelcomeFiles welcomeFiles;
    private final boolean valid;
    private final Set<String> roles = new LinkedHashSet<>();
    private final Set<String> examplePaths = new LinkedHashSet<>();
    private final TreeSet<Integer> numbers = new TreeSet<>();

    /**
     * Creates the rules of an application that declares no welcome files.
     *
     * @param settings the rules, not yet validated
     * @param report receives errors and findings; after an error these rules deny everything
     */
    public AccessRules(AccessSettings settings, Report report) {
        this(settings, WelcomeFiles.usual(), Collections.emptyList(), report);
    }

    /**
     * Creates the rules of an application.
     *
     * @param settings the rules, not yet validated
     * @param welcomeFiles the files that may be served for a URI that ends in a slash
     * @param frontControllers servlets and filters that select pages by more than the directory of a path
     * @param report receives errors and findings; after an error these rules deny everything
     */
    public AccessRules(
            AccessSettings settings,
            WelcomeFiles welcomeFiles,
            Collection<FrontController> frontControllers,
            Report report) {
        this.welcomeFiles = welcomeFiles;
        if (settings.rules().isEmpty()) {
            this.valid = true;
            this.index = new RuleIndex();
            return;
        }
        Optional<List<Rule>> rules = RuleReader.read(settings, report);
        this.valid = rules.isPresent();
        for (Rule rule : rules.orElse(Collections.emptyList())) {
            roles.addAll(rule.requirement().roles());
            numbers.add(rule.number());
            for (PathPattern pattern : rule.patterns()) {
                examplePaths.add(pattern.example());
            }
        }
        this.index = valid ? IndexBuilder.build(rules.get(), welcomeFiles, frontControllers, report) : denyAll();
    }

    private static RuleIndex denyAll() {
        PathPattern everything = PathPattern.folder("", "/**");
        List<PathPattern> patterns = Collections.singletonList(everything);
        RuleIndex index = new RuleIndex();
        index.add(new Rule(0, AccessSettings.key("<n>"), Methods.ALL, patterns, Requirement.DENY), everything);
        return index;
    }

    /**
     * Returns the roles that occur in the rules.
     *
     * @return names as in the application
     */
    public Set<String> roles() {
        return Collections.unmodifiableSet(roles);
    }

    /**
     * Returns one path for each pattern of the rules, for tools that request these paths.
     *
     * @return decoded paths that the patterns match, in the order of the rules; none if the rules have errors
     */
    public Set<String> examplePaths() {
        return Collections.unmodifiableSet(examplePaths);
    }

    /**
     * Returns the decision of the rules on a request. A welcome file may be served for a URI that ends in a slash: the
     * request must then satisfy the rules for the folder and for each possible welcome file.
     *
     * @param request a request whose path is not ambiguous
     * @return the rule that decides, possibly the default rule
     */
    public AccessRule find(RequestView request) {
        String path = request.path();
        boolean pathInfo = request.pathInfo() != null;
        int method = Methods.bit(request.method());
        FirstMatch match = index.match(path, pathInfo, method);
        AccessRule rule = match.decision();
        boolean dependsOnMethod = match.dependsOnMethod();
        for (String other : welcomeFiles.alternatives(request)) {
            match = index.match(other, pathInfo, method);
            rule = rule.and(match.decision());
            dependsOnMethod |= match.dependsOnMethod();
        }
        return dependsOnMethod && MethodOverride.isIn(request) ? rule.overridden() : rule;
    }

    /** Returns the rule for a path, or null if only the default applies. */
    @Nullable
    Rule rule(String method, String path) {
        return index.match(path, false, Methods.bit(method)).rule();
    }

    /** Returns whether the rules have no errors. */
    boolean areValid() {
        return valid;
    }

    /** Returns the key of a rule that would be evaluated before another one, or after all rules if that is null. */
    String unusedKey(@Nullable Rule later) {
        int number = later == null ? 10 + (numbers.isEmpty() ? 0 : numbers.last()) : later.number() - 1;
        while (later != null && numbers.contains(number)) {
            number--;
        }
        return AccessSettings.key(number < 0 || number > RuleReader.MAX_NUMBER ? "<n>" : String.valueOf(number));
    }

    /** Returns the key of the rule that denies a path, or null if none does, or if the rules have errors. */
    @Nullable
    String denying(String method, String path) {
        AccessRule rule = index.match(path, false, Methods.bit(method)).decision();
        return valid && rule.rejection() == RejectionReason.ACCESS_DENIED ? rule.toString() : null;
    }

    /**
     * Returns whether a framework may serve the request as one of another method.
     *
     * @param request the request
     * @return true if a header or a query parameter names a method
     */
    public static boolean overridesMethod(RequestView request) {
        return MethodOverride.isIn(request);
    }
}
