package io.github.jwtfilter.internal.descriptor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A {@code servlet} of a deployment descriptor with its mappings. */
public final class DeclaredServlet {
    private final String name;
    private final String className;
    private final List<String> urlPatterns;
    private final boolean asyncSupported;

    DeclaredServlet(String name, String className, Collection<String> urlPatterns, boolean asyncSupported) {
        this.name = name;
        this.className = className;
        this.urlPatterns = Collections.unmodifiableList(new ArrayList<>(urlPatterns));
        this.asyncSupported = asyncSupported;
    }

    /**
     * Returns the name to which mappings refer.
     *
     * @return its name
     */
    public String name() {
        return name;
    }

    /**
     * Returns the class of the servlet.
     *
     * @return the name of the class; empty for a JSP
     */
    public String className() {
        return className;
    }

    /**
     * Returns the paths that it serves.
     *
     * @return patterns; empty if it is not mapped
     */
    public List<String> urlPatterns() {
        return urlPatterns;
    }

    /**
     * Returns whether it may respond asynchronously.
     *
     * @return the value of {@code async-supported}
     */
    public boolean asyncSupported() {
        return asyncSupported;
    }
}
