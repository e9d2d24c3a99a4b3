package io.github.jwtfilter.internal.descriptor;

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

/**
 * The parts of a deployment descriptor that are relevant to a filter (Servlet 3.0 section 14). Immutable once it is
 * read.
 */
public final class WebXml {
    private final Map<String, DeclaredFilter> filters = new LinkedHashMap<>();
    private final List<FilterMapping> mappings = new ArrayList<>();
    private final List<DeclaredServlet> servlets = new ArrayList<>();
    private final List<String> listeners = new ArrayList<>();
    private final List<String> welcomeFiles = new ArrayList<>();
    private final Map<String, String> contextParameters = new LinkedHashMap<>();
    private final List<String> errorPages = new ArrayList<>();
    private final Set<String> orderedFragments = new HashSet<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private DeclaredSecurity security = new DeclaredSecurity();
    private @Nullable ServletNamespace namespace;
    private String version = "";
    private String name = "";
    private boolean metadataComplete;
    private boolean otherFragments = true;

    WebXml() {}

    /**
     * Returns the version of the descriptor.
     *
     * @return the attribute {@code version}, empty up to 2.3, which have none
     */
    public String version() {
        return version;
    }

    /**
     * Returns the name by which others refer to a {@code web-fragment.xml}.
     *
     * @return its {@code name}, empty if it has none
     */
    String name() {
        return name;
    }

    /**
     * Returns whether a fragment is part of the application (Servlet 3.0 section 8.2). Containers omit those that
     * {@code absolute-ordering} does not list, unless it has {@code others}, and all of them if the metadata are
     * complete.
     *
     * @param fragment a fragment
     * @return true if it is part of the application
     */
    boolean includes(WebXml fragment) {
        return !metadataComplete && (otherFragments || orderedFragments.contains(fragment.name));
    }

    /**
     * Returns whether fragments may be part of the application.
     *
     * @return false if none is, independently of the libraries
     */
    boolean hasFragments() {
        return !metadataComplete && (otherFragments || !orderedFragments.isEmpty());
    }

    /**
     * Returns whether containers ignore annotations and fragments.
     *
     * @return the attribute {@code metadata-complete}
     */
    public boolean isMetadataComplete() {
        return metadataComplete;
    }

    /**
     * Returns the namespace of the Servlet API for which the descriptor is written, by its schema, DTD or version.
     *
     * @return the namespace; null if none of these is given
     */
    public @Nullable ServletNamespace namespace() {
        return namespace;
    }

    /**
     * Returns the line in which a filter or listener is declared.
     *
     * @param className its class
     * @return the number of the line, from 1; 0 if it is not declared or the line is not known
     */
    int lineOf(String className) {
        return lines.getOrDefault(className, 0);
    }

    /**
     * Returns the filters.
     *
     * @return filters in the order of their declaration
     */
    public Collection<DeclaredFilter> filters() {
        return Collections.unmodifiableCollection(filters.values());
    }

    /**
     * Returns the mappings of filters, which determine the order of the filters.
     *
     * @return mappings in the order of their declaration
     */
    public List<FilterMapping> mappings() {
        return Collections.unmodifiableList(mappings);
    }

    /**
     * Returns the mappings of filters of some classes.
     *
     * @param filterClasses the classes of the filters
     * @return mappings in the order of their declaration
     */
    List<FilterMapping> mappingsOf(Set<String> filterClasses) {
        return mappings.stream()
                .filter(mapping -> filterClasses.contains(classOf(mapping.filterName())))
                .collect(Collectors.toList());
    }

    /**
     * Returns the class of a filter.
     *
     * @param filterName its name in a mapping
     * @return the name of the class, empty if no filter of that name is declared
     */
    public String classOf(String filterName) {
        DeclaredFilter filter = filters.get(filterName);
        return filter == null ? "" : filter.className();
    }

    /**
     * Returns the servlets.
     *
     * @return servlets in the order of their declaration
     */
    public List<DeclaredServlet> servlets() {
        return Collections.unmodifiableList(servlets);
    }

    /**
     * Returns the listeners.
     *
     * @return names of classes in the order of their declaration
     */
    public List<String> listeners() {
        return Collections.unmodifiableList(listeners);
    }

    /**
     * Returns the welcome files.
     *
     * @return names in order; empty if the container's defaults apply
     */
    public List<String> welcomeFiles() {
        return Collections.unmodifiableList(welcomeFiles);
    }

    /**
     * Returns a context parameter.
     *
     * @param name its name
     * @return its value, or null if there is none
     */
    @Nullable
    String contextParameter(String name) {
        return contextParameters.get(name);
    }

    /**
     * Returns the locations of the error pages.
     *
     * @return paths in order
     */
    public List<String> errorPages() {
        return Collections.unmodifiableList(errorPages);
    }

    /**
     * Returns the declarations for the container's own login and authorization.
     *
     * @return constraints, roles and the login
     */
    public DeclaredSecurity security() {
        return security;
    }

    void security(DeclaredSecurity declared) {
        security = declared;
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

    void addErrorPage(String location) {
        errorPages.add(location);
    }
}
