package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.internal.authorization.FrontController;
import io.github.jwtfilter.internal.descriptor.WebXml;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The properties of an application that matter to the filter. */
final class PlanFacts {
    private static final int SHOWN = 4;

    private final DeploymentPlan plan;
    private final Application application;
    private final List<String> lines = new ArrayList<>();

    PlanFacts(DeploymentPlan plan) {
        this.plan = plan;
        this.application = plan.application();
    }

    /** Returns the first items of a collection, and the number of the others. */
    static String some(Collection<String> items) {
        String shown = items.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return items.size() > SHOWN ? shown + " and " + (items.size() - SHOWN) + " more" : shown;
    }

    List<String> lines() {
        frameworks();
        pages();
        users();
        if (!plan.opened().isEmpty()) {
            lines.add("constraints of annotations or fragments on " + String.join(" ", plan.opened())
                    + ": web.xml opens these paths for the container, so that the rules decide");
        }
        boolean confidential = application.ownConstraints().stream().anyMatch(each -> each.isConfidential());
        lines.add("transport: the filter rejects plain HTTP, except for rules with anyone"
                + (confidential ? "; the container redirected such requests" : " (https.required, docs/proxy.md)"));
        lines.addAll(new LibraryFacts(application)
                .logging().stream().map(line -> "logging: " + line).collect(Collectors.toList()));
        new LibraryFacts(application).untouched().forEach(line -> lines.add("libraries: " + line));
        return lines;
    }

    /** Adds one line for all front controllers of the same behavior. */
    private void frameworks() {
        Map<String, List<String>> byBehavior = new LinkedHashMap<>();
        for (FrontController controller : application.frontControllers()) {
            if (controller.isKnown()) {
                byBehavior
                        .computeIfAbsent(controller.behavior(), unused -> new ArrayList<>())
                        .add(controller.name());
            }
        }
        byBehavior.forEach((behavior, names) -> lines.add("framework: "
                + (names.size() == 1 ? names.get(0) : "each of " + names.size() + " servlets and filters") + " "
                + behavior + " (docs/frameworks.md)" + (names.size() == 1 ? "" : ": " + some(names))));
    }

    private void pages() {
        lines.add("welcome files: " + String.join(", ", application.welcomeFiles())
                + "; the rules for a directory and for its welcome file must both permit a request");
        WebXml webXml = application.descriptor();
        if (webXml == null) {
            return;
        }
        if (!webXml.errorPages().isEmpty()) {
            lines.add("error pages: " + some(new TreeSet<>(webXml.errorPages())) + "; they need no rule");
        }
        if (!plan.loginPages().isEmpty()) {
            lines.add("login pages: " + String.join(", ", plan.loginPages())
                    + (plan.options().keepConstraints()
                            ? "; a rule opens them, since the container forwards to them"
                            : "; no longer used by the container"));
        }
    }

    private void users() {
        Map<String, Set<String>> uses = new TreeMap<>();
        application
                .code()
                .userCalls()
                .forEach((method, places) ->
                        uses.computeIfAbsent(method, unused -> new TreeSet<>()).addAll(places));
        PageScan pages = application.pages();
        pages.uses().forEach((method, places) -> {
            if (!method.equals("j_security_check") && !method.equals("TomcatPrincipal")) {
                uses.computeIfAbsent(method, unused -> new TreeSet<>()).addAll(places);
            }
        });
        uses.forEach((method, places) -> lines.add("user: " + method + " in " + some(places)));
        Set<String> roles = new TreeSet<>(application.code().checkedRoles());
        roles.addAll(pages.roles());
        if (!roles.isEmpty()) {
            lines.add("roles in the code: " + String.join(", ", roles));
        }
        application
                .code()
                .sessionAttributes()
                .forEach((name, places) -> lines.add("session: the attribute \"" + name + "\", read by " + some(places)
                        + ", may hold a user of the application's own login"));
    }
}
