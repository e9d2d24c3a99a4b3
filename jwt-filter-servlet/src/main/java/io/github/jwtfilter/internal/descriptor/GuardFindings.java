package io.github.jwtfilter.internal.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds declarations of a deployment descriptor that prevent the filter from protecting the application, or the
 * application from working.
 */
public final class GuardFindings {
    private final WebXml descriptor;
    private final Set<String> filters;
    private final List<String> findings = new ArrayList<>();

    private GuardFindings(WebXml descriptor, Set<String> filters) {
        this.descriptor = descriptor;
        this.filters = filters;
    }

    /**
     * Examines the descriptor of an application that is not running.
     *
     * @param descriptor the descriptor
     * @param partial whether the settings permit that a part of the application is not protected
     * @param ofClasses the namespace that the application's own classes use; null if it is not known
     * @return findings, each with the remedy
     */
    public static List<String> of(WebXml descriptor, boolean partial, @Nullable ServletNamespace ofClasses) {
        GuardFindings findings = new GuardFindings(descriptor, ServletNamespace.filters());
        Coverage coverage = Coverage.of(descriptor, findings.filters);
        if (!coverage.isComplete() && !partial) {
            findings.find(coverage.gap(), coverage.remedy());
        }
        findings.findings.addAll(NamespaceFindings.of(descriptor, ofClasses));
        findings.warnings();
        findings.listener();
        return findings.findings;
    }

    /**
     * Examines the descriptor of an application that is starting, apart from the coverage.
     *
     * @param descriptor the descriptor
     * @param filterClasses the JwtFilter classes to consider
     * @param withListener whether the listener is running
     * @return findings, each with the remedy
     */
    public static List<String> warnings(WebXml descriptor, Set<String> filterClasses, boolean withListener) {
        GuardFindings findings = new GuardFindings(descriptor, filterClasses);
        findings.warnings();
        if (!withListener) {
            findings.listener();
        }
        return findings.findings;
    }

    private void warnings() {
        List<FilterMapping> mappings = descriptor.mappingsOf(filters);
        if (!mappings.isEmpty()) {
            order(mappings.get(0));
            dispatchers(mappings);
            async();
            several();
        }
        findings.addAll(OtherTokenFilters.in(descriptor));
        if (!descriptor.security().constrainedPatterns().isEmpty()) {
            find(
                    "security-constraint on "
                            + String.join(" ", descriptor.security().constrainedPatterns())
                            + ": the container requires its own login there before any filter runs, and rejects"
                            + " requests with a valid token",
                    "remove it if access rules protect these paths");
        }
    }

    private void listener() {
        if (descriptor.listeners().stream().noneMatch(GuardFindings::isListener)) {
            find(
                    "JwtGuardListener is not declared: with invalid settings every request gets a 503, instead of a"
                            + " deployment that stops with a list of the problems",
                    "declare it as a listener");
        }
    }

    private static boolean isListener(String className) {
        ServletNamespace namespace = ServletNamespace.ofAdapter(className);
        return namespace != null && className.equals(namespace.listener());
    }

    private void order(FilterMapping mapping) {
        List<FilterMapping> earlier =
                descriptor.mappings().subList(0, descriptor.mappings().indexOf(mapping));
        if (new UpgradeOrder(descriptor, filters).isWrong()) {
            find(
                    "the upgrade filter accepts WebSocket handshakes before the JwtFilter sees them",
                    "put its mapping after that of the JwtFilter");
        } else if (!earlier.isEmpty()) {
            String names =
                    earlier.stream().map(FilterMapping::filterName).distinct().collect(Collectors.joining(", "));
            find(
                    "the JwtFilter runs after " + names
                            + ": responses of these filters are not protected, and they see no principal",
                    "put its mapping first");
        }
    }

    private void dispatchers(List<FilterMapping> mappings) {
        // The DTDs up to 2.3 have no dispatchers.
        if (!descriptor.version().isEmpty()) {
            missing(
                    mappings,
                    "FORWARD",
                    "no rules are evaluated for welcome files that only code declares, on servers that forward to them"
                            + " (Jetty)");
            missing(mappings, "ERROR", "error pages see no principal");
        }
        if (knowsAsync()) {
            missing(mappings, "ASYNC", "asynchronous dispatches may lose the principal");
        }
    }

    private void missing(List<FilterMapping> mappings, String dispatcher, String consequence) {
        if (mappings.stream().noneMatch(mapping -> mapping.has(dispatcher))) {
            find(
                    "the JwtFilter is not mapped to the dispatcher " + dispatcher + ", so that " + consequence,
                    "add <dispatcher>" + dispatcher + "</dispatcher> to its mapping");
        }
    }

    private void async() {
        boolean unsupported = descriptor.filters().stream()
                .anyMatch(filter -> filters.contains(filter.className()) && !filter.asyncSupported());
        if (unsupported && knowsAsync()) {
            find(
                    "the JwtFilter does not support asynchronous requests, so that servlets behind it cannot either",
                    "add <async-supported>true</async-supported> to it");
        }
    }

    private void several() {
        List<DeclaredFilter> ownFilters = descriptor.filters().stream()
                .filter(filter -> filters.contains(filter.className()))
                .collect(Collectors.toList());
        if (ownFilters.size() > 1) {
            String names = ownFilters.stream()
                    .map(filter -> filter.name() + " with " + filter.settings())
                    .collect(Collectors.joining(", "));
            find(
                    ownFilters.size() + " JwtFilters are declared (" + names
                            + "): a request must satisfy each one that is mapped to its path",
                    "declare one, and use access rules and issuers.<name> in its settings");
        }
    }

    /**
     * Returns whether the version is at least Servlet 3.0; major versions have had one digit so far, and may have more.
     */
    private boolean knowsAsync() {
        String version = descriptor.version();
        return !version.isEmpty() && !version.startsWith("2.");
    }

    private void find(String message, String remedy) {
        findings.add(message + "; " + remedy);
    }
}
