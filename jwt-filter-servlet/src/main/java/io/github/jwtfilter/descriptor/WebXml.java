package io.github.jwtfilter.descriptor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** As much of a deployment descriptor as matters to a filter (Servlet 3.0 section 14). Immutable once it is read. */
public final class WebXml {
    private final Map<String, DeclaredFilter> filters = new LinkedHashMap<>();
    private final List<FilterMapping> mappings = new ArrayList<>();
    private final List<DeclaredServlet> servlets = new ArrayList<>();
    private final List<String> listeners = new ArrayList<>();
    private final List<String> welcomeFiles = new ArrayList<>();
    private final Map<String, String> contextParameters = new LinkedHashMap<>();
    private final List<String> constrainedPatterns = new ArrayList<>();
    private final Set<String> orderedFragments = new HashSet<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private @Nullable ServletNamespace namespace;
    private String version = "";
    private String loginMethod = "";
    private String name = "";
    private boolean metadataComplete;
    private boolean otherFragments = true;

    WebXml() {}

    /**
     * The version of the descriptor.
     *
     * @return the attribute {@code version}, empty up to 2.3, which have none
     */
    public String version() {
        return version;
    }

    /**
     * What a {@code web-fragment.xml} is called by others.
     *
     * @return its {@code name}, empty if it has none
     */
    public String name() {
        return name;
    }

    /**
     * Whether a fragment is part of the application (Servlet 3.0 section 8.2). Containers leave out those that {@code
     * absolute-ordering} does not list, unless it has {@code others}, and all of them where the metadata are complete.
     *
     * @param fragment a fragment
     * @return true if it counts
     */
    public boolean includes(WebXml fragment) {
        return !metadataComplete && (otherFragments || orderedFragments.contains(fragment.name));
    }

    /**
     * Whether fragments may be part of the application.
     *
     * @return false if none is, whatever the libraries hold
     */
    public boolean hasFragments() {
        return !metadataComplete && (otherFragments || !orderedFragments.isEmpty());
    }

    /**
     * The namespace of the Servlet API for which the descriptor is written, by its schema, DTD or version.
     *
     * @return the namespace; null if none of these is given
     */
    public @Nullable ServletNamespace namespace() {
        return namespace;
    }

    /**
     * The line in which a filter or listener is declared.
     *
     * @param className its class
     * @return the number of the line, from 1; 0 if it is not declared or the line is not known
     */
    public int lineOf(String className) {
        return lines.getOrDefault(className, 0);
    }

    /**
     * The filters.
     *
     * @return filters in the order of their declaration
     */
    public Collection<DeclaredFilter> filters() {
        return Collections.unmodifiableCollection(filters.values());
    }

    /**
     * The mappings of filters, in whose order the filters run.
     *
     * @return mappings in the order of their declaration
     */
    public List<FilterMapping> mappings() {
        return Collections.unmodifiableList(mappings);
    }

    /**
     * The mappings of some filters.
     *
     * @param filterClasses the classes of the filters
     * @return mappings in the order of their declaration
     */
    public List<FilterMapping> mappingsOf(Set<String> filterClasses) {
        return mappings.stream()
                .filter(mapping -> filterClasses.contains(classOf(mapping.filterName())))
                .collect(Collectors.toList());
    }

    /**
     * The class of a filter.
     *
     * @param filterName what a mapping calls it
     * @return the name of the class, empty if no filter of that name is declared
     */
    public String classOf(String filterName) {
        DeclaredFilter filter = filters.get(filterName);
        return filter == null ? "" : filter.className();
    }

    /**
     * The servlets.
     *
     * @return servlets in the order of their declaration
     */
    public List<DeclaredServlet> servlets() {
        return Collections.unmodifiableList(servlets);
    }

    /**
     * The listeners.
     *
     * @return names of classes in the order of their declaration
     */
    public List<String> listeners() {
        return Collections.unmodifiableList(listeners);
    }

    /**
     * The welcome files.
     *
     * @return names in order; empty if the container's defaults hold
     */
    public List<String> welcomeFiles() {
        return Collections.unmodifiableList(welcomeFiles);
    }

    /**
     * A parameter of the context.
     *
     * @param name its name
     * @return its value, or null if there is none
     */
    public @Nullable String contextParameter(String name) {
        return contextParameters.get(name);
    }

    /**
     * What the container guards by {@code security-constraint}.
     *
     * @return URL patterns of constraints that ask for a role or forbid access
     */
    public List<String> constrainedPatterns() {
        return Collections.unmodifiableList(constrainedPatterns);
    }

    /**
     * How the container authenticates users.
     *
     * @return the {@code auth-method}, empty if there is none
     */
    public String loginMethod() {
        return loginMethod;
    }

    void loginMethod(String text) {
        loginMethod = text;
    }

    void version(String text) {
        version = text;
    }

    void name(String text) {
        name = text;
    }

    void metadataComplete(boolean complete) {
        metadataComplete = complete;
    }

    void order(List<String> fragments, boolean others) {
        orderedFragments.addAll(fragments);
        otherFragments = others;
    }

    void namespace(@Nullable ServletNamespace known) {
        namespace = known;
    }

    void line(String className, int line) {
        if (line > 0) {
            lines.putIfAbsent(className, line);
        }
    }

    void add(DeclaredFilter filter) {
        filters.put(filter.name(), filter);
    }

    void add(FilterMapping mapping) {
        mappings.add(mapping);
    }

    void add(DeclaredServlet servlet) {
        servlets.add(servlet);
    }

    void addListener(String className) {
        listeners.add(className);
    }

    void addWelcomeFiles(List<String> names) {
        welcomeFiles.addAll(names);
    }

    void addContextParameter(String name, String value) {
        contextParameters.put(name, value);
    }

    void addConstrained(List<String> patterns) {
        constrainedPatterns.addAll(patterns);
    }
}
