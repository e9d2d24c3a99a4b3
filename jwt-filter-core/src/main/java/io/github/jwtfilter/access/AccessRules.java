package io.github.jwtfilter.access;

import io.github.jwtfilter.path.WelcomeFiles;
import io.github.jwtfilter.request.RequestView;
import io.github.jwtfilter.settings.AccessSettings;
import io.github.jwtfilter.settings.Report;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The access rules of an application: the first in the order of their numbers that fits the path and the method of a request
 * decides; where none does, the request must be authenticated. Paths are compared exactly, character by character and
 * decoded, as {@link RequestView#path()} tells them. Safe for use by any number of threads.
 */
public final class AccessRules {
    private final RuleIndex index;
    private final WelcomeFiles welcomeFiles;

    /**
     * The rules of an application that declares no welcome files.
     *
     * @param settings the rules, not yet checked
     * @param report where errors and findings go; after an error these rules deny everything
     */
    public AccessRules(AccessSettings settings, Report report) {
        this(settings, WelcomeFiles.usual(), Collections.emptyList(), report);
    }

    /**
     * The rules of an application.
     *
     * @param settings the rules, not yet checked
     * @param welcomeFiles what may be served for a URI that ends in a slash
     * @param frontControllers what chooses pages by more than the directory of a path
     * @param report where errors and findings go; after an error these rules deny everything
     */
    public AccessRules(
            AccessSettings settings,
            WelcomeFiles welcomeFiles,
            Collection<FrontController> frontControllers,
            Report report) {
        this.welcomeFiles = welcomeFiles;
        Optional<List<Rule>> rules = RuleReader.read(settings, report);
        this.index =
                rules.isPresent() ? IndexBuilder.build(rules.get(), welcomeFiles, frontControllers, report) : denyAll();
    }

    private static RuleIndex denyAll() {
        PathPattern everything = PathPattern.folder("", "/**");
        List<PathPattern> patterns = Collections.singletonList(everything);
        RuleIndex index = new RuleIndex();
        index.add(new Rule(0, AccessSettings.key("<n>"), Methods.ALL, patterns, Requirement.DENY), everything);
        return index;
    }

    /**
     * What the rules say of a request. A URI that ends in a slash may be served by a welcome file: the rules for the folder
     * and for all the files that it may be are then to be passed together.
     *
     * @param request a request whose path is not ambiguous
     * @return what decides, be it the default rule
     */
    public AccessRule find(RequestView request) {
        String path = request.path();
        boolean pathInfo = request.pathInfo() != null;
        int method = Methods.bit(request.method());
        FirstMatch match = index.match(path, pathInfo, method);
        AccessRule rule = match.decision();
        boolean dependsOnMethod = match.dependsOnMethod();
        for (String other : welcomeFiles.besides(request)) {
            match = index.match(other, pathInfo, method);
            rule = rule.and(match.decision());
            dependsOnMethod |= match.dependsOnMethod();
        }
        return dependsOnMethod && MethodOverride.isIn(request) ? rule.overridden() : rule;
    }

    /**
     * Whether a framework may serve the request as one of another method.
     *
     * @param request the request
     * @return true if a header or a parameter in the query names a method
     */
    public static boolean overridesMethod(RequestView request) {
        return MethodOverride.isIn(request);
    }
}
