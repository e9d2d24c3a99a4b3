package io.github.jwtfilter.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A servlet or filter of the application that may serve a page under more than one path. Immutable. */
public final class FrontController {
    /** The way in which a front controller selects pages. */
    public enum Selection {
        /** Unknown: possibly by the last segment of the path alone. */
        UNKNOWN,
        /** By the whole path, which has several spellings and may have any extension. */
        SEVERAL_PATHS,
        /** By the path without the prefix or the extension of a mapping. */
        SEVERAL_MAPPINGS,
        /** By the last segment of the path, in any directory. */
        ANY_DIRECTORY
    }

    private final String name;
    private final Selection selection;
    private final String behavior;
    private final List<PathPattern> mappings = new ArrayList<>();

    /**
     * Describes a front controller.
     *
     * @param name its name in messages, escaped for logs: {@code the filter "struts2" ("org.example.Filter")}
     * @param urlPatterns its mappings (Servlet 3.0 section 12.2)
     * @param selection how it selects pages
     * @param behavior the same as a predicate, for messages
     */
    public FrontController(String name, Collection<String> urlPatterns, Selection selection, String behavior) {
        this.name = name;
        this.selection = selection;
        this.behavior = behavior;
        urlPatterns.forEach(pattern -> mappings.add(mapping(pattern)));
    }

    private static PathPattern mapping(String urlPattern) {
        if (urlPattern.startsWith("*.")) {
            return PathPattern.extension(urlPattern.substring(2), urlPattern);
        }
        if (urlPattern.equals("/") || urlPattern.endsWith("/*")) {
            return PathPattern.folder(urlPattern.replaceFirst("/\\*?$", ""), urlPattern);
        }
        return PathPattern.exact(urlPattern, urlPattern);
    }

    String name() {
        return name;
    }

    String behavior() {
        return behavior;
    }

    Selection selection() {
        return selection;
    }

    /** Returns whether the way of selection is known. */
    boolean isKnown() {
        return selection != Selection.UNKNOWN;
    }

    /** Returns whether it is mapped to this extension, in any folder. */
    boolean hasExtension(String extension) {
        return mappings.stream().anyMatch(mapping -> mapping.extension().equals(extension));
    }

    /** Returns whether it may serve paths that a pattern matches. */
    boolean serves(PathPattern pattern) {
        return mappings.stream().anyMatch(mapping -> mapping.overlaps(pattern));
    }

    /** Returns whether all paths of each page below a folder are in that folder. */
    boolean keepsFolder(PathPattern pattern) {
        return selection == Selection.SEVERAL_MAPPINGS
                && pattern.kind() == PathPattern.Kind.FOLDER
                && mappings.stream()
                        .noneMatch(mapping ->
                                mapping.kind() == PathPattern.Kind.FOLDER || mapping.fits(pattern.text(), false));
    }

    /** Returns whether it may serve paths that a pattern does not match. */
    boolean servesMoreThan(PathPattern pattern) {
        return mappings.stream().anyMatch(mapping -> !pattern.holdsAllOf(mapping));
    }
}
