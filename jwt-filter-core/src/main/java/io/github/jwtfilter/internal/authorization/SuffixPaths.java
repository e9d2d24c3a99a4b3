package io.github.jwtfilter.internal.authorization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The other paths of pages of a framework that selects pages by the whole path: with another extension ({@code /admin} as
 * {@code /admin.txt} too), with further segments, or in a directory where it serves every page.
 */
final class SuffixPaths {
    /** Extensions under which servers serve their own pages. */
    private static final Set<String> PAGES_OF_SERVERS =
            Collections.unmodifiableSet(new HashSet<>(Arrays.asList("jsp", "jspx")));

    private static final String NAME = "/*";
    private static final String ANY = "*";

    private final FrontController controller;
    private final PathPattern pages;
    private final PathPattern pattern;
    private final List<OtherPath> found = new ArrayList<>();

    private SuffixPaths(FrontController controller, PathPattern pages, PathPattern pattern) {
        this.controller = controller;
        this.pages = pages;
        this.pattern = pattern;
    }

    /** Returns the other paths of the pages that {@code pages} matches, as far as {@code pattern} may match them. */
    static List<OtherPath> of(FrontController controller, PathPattern pages, PathPattern pattern) {
        SuffixPaths paths = new SuffixPaths(controller, pages, pattern);
        if (controller.everyPageBelow() == null) {
            paths.extensions();
        } else {
            paths.parameters();
        }
        return paths.found;
    }

    private void extensions() {
        if (!pages.extension().isEmpty()) {
            extensionsOfFiles();
            return;
        }
        String page = pages.text();
        if (!page.isEmpty() && isPage(OtherPath.extension(page)) && controller.servesPath(page)) {
            String stem = OtherPath.withoutExtension(page);
            extensionsToTry().forEach(extension -> add(page, OtherPath.withExtension(stem, extension)));
        }
        String folder = pattern.extension().isEmpty() || !isFolder() ? null : pages.commonFolder(pattern);
        if (folder != null) {
            add(folder + NAME, folder + NAME + "." + pattern.extension());
        }
    }

    private void extensionsOfFiles() {
        String folder = isPage(pages.extension()) && !isException() ? pages.commonFolder(pattern) : null;
        if (folder != null) {
            String page = folder + NAME + "." + pages.extension();
            extensionsToTry().forEach(extension -> add(page, OtherPath.withExtension(folder + NAME, extension)));
        }
    }

    /** Returns whether the rule is for one path, or for a directory below that of the pages, and thus an intended exception. */
    private boolean isException() {
        boolean below = !pages.text().isEmpty() && pattern.text().startsWith(pages.text() + "/");
        return pattern.kind() == PathPattern.Kind.EXACT || (pattern.kind() == PathPattern.Kind.FOLDER && below);
    }

    private static boolean isPage(String extension) {
        return !FrontControllerCheck.FILES.contains(extension) && !PAGES_OF_SERVERS.contains(extension);
    }

    private boolean isFolder() {
        return pages.kind() == PathPattern.Kind.FOLDER && !pages.text().isEmpty();
    }

    private Set<String> extensionsToTry() {
        Set<String> extensions = new LinkedHashSet<>(Arrays.asList("", ANY, pattern.extension()));
        extensions.add(OtherPath.extension(pattern.text()));
        controller.mappings().forEach(mapping -> extensions.add(mapping.extension()));
        return extensions;
    }

    /** Adds paths of pages that have parameters as further segments, and that are also served in another directory. */
    private void parameters() {
        String page = pages.text();
        if (page.isEmpty() || !pages.extension().isEmpty()) {
            return;
        }
        add(page, controller.everyPageBelow() + NAME);
        String folder = pages.commonFolder(pattern);
        if (folder != null
                && (pages.kind() == PathPattern.Kind.EXACT
                        || !pattern.extension().isEmpty())) {
            add(page, OtherPath.withExtension(folder + NAME, pattern.extension()));
        }
    }

    private void add(String page, String path) {
        if (!page.equals(path)) {
            found.add(new OtherPath(page, path));
        }
    }
}
