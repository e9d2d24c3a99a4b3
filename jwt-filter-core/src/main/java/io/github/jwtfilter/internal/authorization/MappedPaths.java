package io.github.jwtfilter.internal.authorization;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The other paths of pages of a framework that serves each page under every mapping, as JSF does. */
final class MappedPaths {
    private static final String NAME = "/*";

    /** The extension of the files that are the source of pages. */
    private static final String SOURCE = "xhtml";

    private final PathPattern pages;
    private final PathPattern pattern;
    private final boolean sources;
    private final List<String> extensions;
    private final List<String> prefixes;
    private final List<String> exact;
    private final List<OtherPath> found = new ArrayList<>();

    private MappedPaths(FrontController controller, PathPattern pages, PathPattern pattern, boolean sources) {
        this.pages = pages;
        this.pattern = pattern;
        this.sources = sources;
        extensions = controller.mappings().stream()
                .map(PathPattern::extension)
                .filter(extension -> !extension.isEmpty())
                .collect(Collectors.toList());
        prefixes = texts(controller, PathPattern.Kind.FOLDER);
        exact = texts(controller, PathPattern.Kind.EXACT);
    }

    private static List<String> texts(FrontController controller, PathPattern.Kind kind) {
        return controller.mappings().stream()
                .filter(mapping -> mapping.kind() == kind)
                .map(PathPattern::text)
                .collect(Collectors.toList());
    }

    /**
     * Returns the other paths of the pages that {@code pages} matches, as far as {@code pattern} may match them.
     *
     * @param sources whether a rule for the source of a page means the page: not one that hides sources
     */
    static List<OtherPath> of(FrontController controller, PathPattern pages, PathPattern pattern, boolean sources) {
        if (isException(pages, pattern)) {
            return Collections.emptyList();
        }
        MappedPaths paths = new MappedPaths(controller, pages, pattern, sources);
        if (pattern.kind() == PathPattern.Kind.EXACT) {
            paths.ofPath(pattern.text());
        } else if (pages.extension().isEmpty()) {
            paths.ofPage();
            paths.inFolder();
        } else if (paths.isPage(pages.extension())) {
            paths.inFolder(pages.text(), "", pages.extension());
        }
        return paths.found;
    }

    /** Returns whether the rule is for a path below the directory of another rule, and thus an intended exception. */
    private static boolean isException(PathPattern pages, PathPattern pattern) {
        boolean single = pattern.kind() == PathPattern.Kind.EXACT;
        switch (pages.kind()) {
            case EXACT:
                return false;
            case FOLDER:
                return pages.containsAll(pattern);
            default:
                return single
                        && PathPattern.folder(pages.text(), pages.written()).containsAll(pattern);
        }
    }

    /** Adds the other paths of the page that is served at this path. */
    private void ofPath(String path) {
        String stem = stem(path);
        if (stem != null) {
            pathsOf(stem, path).forEach(page -> add(page, path));
            if (sources) {
                add(stem + "." + SOURCE, path);
            }
        }
    }

    private void ofPage() {
        String page = pages.text();
        String stem = stem(page);
        if (stem != null) {
            pathsOf(stem, page).forEach(path -> add(page, path));
        }
    }

    private List<String> pathsOf(String stem, String path) {
        List<String> paths = new ArrayList<>();
        extensions.forEach(extension -> paths.add(stem + "." + extension));
        for (String prefix : prefixes) {
            paths.add(prefix + stem + "." + SOURCE);
            paths.add(OtherPath.withExtension(prefix + stem, OtherPath.extension(path)));
        }
        exact.stream().filter(stem::equals).forEach(paths::add);
        return paths;
    }

    /** Returns the path of a page without the prefix or the extension of the mapping, or null for other paths. */
    private @Nullable String stem(String path) {
        if (exact.contains(path)) {
            return path;
        }
        for (String prefix : prefixes) {
            if (path.startsWith(prefix + "/")) {
                boolean file = !OtherPath.extension(path).isEmpty();
                return file ? OtherPath.withoutExtension(path.substring(prefix.length())) : null;
            }
        }
        return isPage(OtherPath.extension(path)) ? OtherPath.withoutExtension(path) : null;
    }

    private boolean isPage(String extension) {
        return extensions.contains(extension) || (sources && extension.equals(SOURCE));
    }

    private void inFolder() {
        String folder = pages.text();
        if (folder.isEmpty()) {
            return; // everything
        }
        for (String prefix : prefixes) {
            if ((folder + "/").startsWith(prefix + "/")) {
                inFolder(folder.substring(prefix.length()), prefix, SOURCE);
                return;
            }
        }
        extensions.forEach(extension -> inFolder(folder, "", extension));
    }

    /** Pages below a folder, which a mapping with this prefix and this extension serves. */
    private void inFolder(String folder, String prefix, String extension) {
        for (String other : extensions) {
            String common = PathPattern.folder(folder, folder).commonFolder(pattern);
            if (common != null) {
                add(prefix + common + NAME + "." + extension, common + NAME + "." + other);
            }
        }
        for (String other : prefixes) {
            String common = PathPattern.folder(other + folder, folder).commonFolder(pattern);
            if (common != null) {
                String page = prefix + common.substring(other.length()) + NAME + "." + extension;
                add(page, common + NAME + "." + SOURCE);
            }
        }
    }

    private void add(String page, String path) {
        if (!page.equals(path)) {
            found.add(new OtherPath(page, path));
        }
    }
}
