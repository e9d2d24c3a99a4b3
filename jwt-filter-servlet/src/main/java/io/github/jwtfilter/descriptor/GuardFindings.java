package io.github.jwtfilter.descriptor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells what in a deployment descriptor keeps the guard from its work. */
public final class GuardFindings {
    /** The classes of the filter, by which API the application uses. */
    public static final Set<String> FILTERS = Collections.unmodifiableSet(new HashSet<>(
            Arrays.asList("io.github.jwtfilter.servlet.JwtFilter", "io.github.jwtfilter.javax.JwtFilter")));

    private static final Set<String> LISTENERS = Collections.unmodifiableSet(new HashSet<>(Arrays.asList(
            "io.github.jwtfilter.servlet.JwtGuardListener", "io.github.jwtfilter.javax.JwtGuardListener")));

    private final WebXml descriptor;
    private final List<String> findings = new ArrayList<>();

    private GuardFindings(WebXml descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Looks at a descriptor.
     *
     * @param descriptor what was read
     * @return what deserves a look, each with the way out
     */
    public static List<String> of(WebXml descriptor) {
        GuardFindings findings = new GuardFindings(descriptor);
        findings.run();
        return findings.findings;
    }

    private void run() {
        List<FilterMapping> mappings = descriptor.mappings().stream()
                .filter(mapping -> FILTERS.contains(descriptor.classOf(mapping.filterName())))
                .collect(Collectors.toList());
        if (mappings.isEmpty()) {
            find("no JwtFilter is mapped, so that nothing is guarded", "declare it and map it to /*");
            return;
        }
        range(mappings);
        order(mappings.get(0));
        dispatchers(mappings);
        async();
        if (Collections.disjoint(descriptor.listeners(), LISTENERS)) {
            find(
                    "JwtGuardListener is not declared: with bad settings every request is answered 503, instead of a"
                            + " deployment that stops and says why",
                    "declare it as a listener");
        }
        if (!descriptor.constrainedPatterns().isEmpty()) {
            find(
                    "security-constraint on " + String.join(" ", descriptor.constrainedPatterns())
                            + ": the container asks for its own log-in there before any filter runs, and refuses requests"
                            + " with a good token",
                    "remove it where access rules shall decide");
        }
    }

    private void range(List<FilterMapping> mappings) {
        if (mappings.stream().noneMatch(FilterMapping::isEverything)) {
            String patterns = mappings.stream()
                    .flatMap(mapping -> mapping.urlPatterns().stream())
                    .collect(Collectors.joining(" "));
            find(
                    "the JwtFilter is mapped to " + (patterns.isEmpty() ? "servlets" : patterns)
                            + " only, so that everything else is served without it",
                    "map it to /*, and open paths by access rules");
        }
    }

    private void order(FilterMapping mapping) {
        List<FilterMapping> earlier =
                descriptor.mappings().subList(0, descriptor.mappings().indexOf(mapping));
        if (new UpgradeOrder(descriptor, FILTERS).isWrong()) {
            find(
                    "WebSocket handshakes are answered by the upgrade filter before the JwtFilter sees them",
                    "put its mapping behind that of the JwtFilter");
        } else if (!earlier.isEmpty()) {
            String names =
                    earlier.stream().map(FilterMapping::filterName).distinct().collect(Collectors.joining(", "));
            find(
                    "the JwtFilter runs behind " + names
                            + ": what these answer is not guarded, and they see no principal",
                    "put its mapping first");
        }
    }

    private void dispatchers(List<FilterMapping> mappings) {
        // The DTDs up to 2.3 know of none.
        lacking(mappings, "REQUEST", "no request is judged");
        if (!descriptor.version().isEmpty()) {
            lacking(
                    mappings,
                    "FORWARD",
                    "no rules are evaluated for welcome files that only the program declares, on servers that forward to them"
                            + " (Jetty)");
            lacking(mappings, "ERROR", "error pages see no principal");
        }
        if (knowsAsync()) {
            lacking(mappings, "ASYNC", "asynchronous dispatches may lose the principal");
        }
    }

    private void lacking(List<FilterMapping> mappings, String dispatcher, String consequence) {
        if (mappings.stream().noneMatch(mapping -> mapping.has(dispatcher))) {
            find(
                    "the JwtFilter is not mapped to the dispatcher " + dispatcher + ", so that " + consequence,
                    "add <dispatcher>" + dispatcher + "</dispatcher> to its mapping");
        }
    }

    private void async() {
        boolean lacking = descriptor.filters().stream()
                .anyMatch(filter -> FILTERS.contains(filter.className()) && !filter.asyncSupported());
        if (lacking && knowsAsync()) {
            find(
                    "the JwtFilter does not support asynchronous requests, so that servlets behind it cannot either",
                    "add <async-supported>true</async-supported> to it");
        }
    }

    /** Since Servlet 3.0; major versions have had one digit so far, and may have more. */
    private boolean knowsAsync() {
        String version = descriptor.version();
        return !version.isEmpty() && !version.startsWith("2.");
    }

    private void find(String message, String remedy) {
        findings.add(message + "; " + remedy);
    }
}
