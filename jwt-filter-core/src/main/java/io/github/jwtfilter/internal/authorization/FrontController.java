package io.github.jwtfilter.internal.authorization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    private final List<PathPattern> files = new ArrayList<>();
    private final @Nullable String everyPageBelow;

    /**
     * Describes a front controller.
     *
     * @param name its name in messages, escaped for logs: {@code the filter "struts2" ("org.example.Filter")}
     * @param urlPatterns its mappings (Servlet 3.0 section 12.2)
     * @param selection how it selects pages
     * @param behavior the same as a predicate, for messages
     */
    public FrontController(String name, Collection<String> urlPatterns, Selection selection, String behavior) {
        this(name, selection, behavior, null);
        addMappings(urlPatterns);
    }

    private FrontController(String name, Selection selection, String behavior, @Nullable String everyPageBelow) {
        this.name = name;
        this.selection = selection;
        this.behavior = behavior;
        this.everyPageBelow = everyPageBelow;
    }

    /**
     * Returns a copy with further mappings.
     *
     * @param urlPatterns the mappings
     * @return a new object
     */
    public FrontController withMappings(Collection<String> urlPatterns) {
        FrontController copy = copy(everyPageBelow);
        copy.addMappings(urlPatterns);
        return copy;
    }

    /**
     * Returns a copy with folders of its own that have files and no pages.
     *
     * @param folders paths without a slash at their end
     * @return a new object
     */
    public FrontController withFilesBelow(Collection<String> folders) {
        FrontController copy = copy(everyPageBelow);
        folders.forEach(folder -> copy.files.add(PathPattern.folder(folder, folder)));
        return copy;
    }

    /**
     * Returns a copy with a folder in which it serves every page, regardless of the path of the page, which is part of each of its
     * paths.
     *
     * @param folder a path without a slash at its end
     * @return a new object
     */
    public FrontController withEveryPageBelow(String folder) {
        return copy(folder);
    }

    /**
     * Returns whether files with an extension are usually static, and no pages of a framework.
     *
     * @param extension the extension without its dot
     * @return true for style sheets, scripts, images and fonts
     */
    public static boolean isStatic(String extension) {
        return FrontControllerCheck.FILES.contains(extension);
    }

    private FrontController copy(@Nullable String folder) {
        FrontController copy = new FrontController(name, selection, behavior, folder);
        copy.mappings.addAll(mappings);
        copy.files.addAll(files);
        return copy;
    }

    private void addMappings(Collection<String> urlPatterns) {
        for (String urlPattern : urlPatterns) {
            PathPattern mapping = mapping(urlPattern);
            if (mappings.stream().noneMatch(mapping::isSameAs)) {
                mappings.add(mapping);
            }
        }
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

    /**
     * Returns the name for messages.
     *
     * @return the name, escaped for logs
     */
    public String name() {
        return name;
    }

    /**
     * Returns how it selects pages.
     *
     * @return a predicate whose subject is {@link #name()}
     */
    public String behavior() {
        return behavior;
    }

    Selection selection() {
        return selection;
    }

    /**
     * Returns whether the way of selection is known.
     *
     * @return false if it may select pages in any way
     */
    public boolean isKnown() {
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

    List<PathPattern> mappings() {
        return mappings;
    }

    /**
     * Returns whether it serves a path.
     *
     * @param path a path of the application
     * @return true if it is mapped to the path
     */
    public boolean servesPath(String path) {
        return mappings.stream().anyMatch(mapping -> mapping.matches(path, false));
    }

    /**
     * Returns whether a part of a path that it serves is path info, in which rules see no extension. Only JSF is a servlet for certain:
     * mappings of filters cause no path info.
     */
    boolean hasPathInfo(String path) {
        return selection == Selection.SEVERAL_MAPPINGS
                && mappings.stream()
                        .anyMatch(mapping -> mapping.kind() == PathPattern.Kind.FOLDER
                                && mapping.written().endsWith("/*")
                                && mapping.matches(path, false));
    }

    /** Returns the folder in which it serves every page, or null. */
    @Nullable
    String everyPageBelow() {
        return everyPageBelow;
    }

    /** Returns whether a pattern matches only files of its own, and no pages. */
    boolean hasFilesOnly(PathPattern pattern) {
        return files.stream().anyMatch(folder -> folder.containsAll(pattern));
    }

    /**
     * Returns the other paths of its pages.
     *
     * @param pages a pattern for pages
     * @param pattern a pattern that may be for other paths of the same pages
     * @param denied whether the rule for the pages denies them, as it is done with their sources
     */
    List<OtherPath> otherPaths(PathPattern pages, PathPattern pattern, boolean denied) {
        boolean extension = !pages.extension().isEmpty()
                || !OtherPath.extension(pages.text()).isEmpty();
        if (denied && extension) {
            return Collections.emptyList(); // a path is closed, and not the page
        }
        switch (selection) {
            case SEVERAL_PATHS:
                return SuffixPaths.of(this, pages, pattern);
            case SEVERAL_MAPPINGS:
                return MappedPaths.of(this, pages, pattern, !denied);
            default:
                return Collections.emptyList();
        }
    }

    /** Returns whether it may serve paths that a pattern does not match. */
    boolean servesMoreThan(PathPattern pattern) {
        return mappings.stream().anyMatch(mapping -> !pattern.containsAll(mapping));
    }
}
