package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.internal.authorization.FrontController;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The style sheets, scripts, images and fonts of an application, and its welcome files, as far as the container opens them. */
final class StaticFiles {
    private static final int MAX_ROOT_FILES = 20;

    private final Collection<String> files;
    private final Collection<String> welcomeFiles;
    private final ContainerRules container;
    private final ServedPaths served;

    /**
     * Describes the files.
     *
     * @param files the paths of the files outside of {@code WEB-INF} and {@code META-INF}, with a leading slash
     * @param welcomeFiles the names of the welcome files
     */
    StaticFiles(
            Collection<String> files, Collection<String> welcomeFiles, ContainerRules container, ServedPaths served) {
        this.files = files;
        this.welcomeFiles = welcomeFiles;
        this.container = container;
        this.served = served;
    }

    boolean isStatic(String extension) {
        return FrontController.isStatic(extension) && !served.hasServletFor(extension);
    }

    /**
     * Returns patterns for the files that the container serves without a login, by their top folder and extension.
     *
     * @param ruled the folders that have a rule of their own
     */
    List<String> openPatterns(Collection<String> ruled) {
        Map<String, Map<String, Boolean>> byFolder = new TreeMap<>();
        Set<String> rootFiles = new TreeSet<>();
        for (String file : files) {
            String extension = extension(file);
            if (!isStatic(extension)
                    || !isWritable(file)
                    || hasOwnRule(file)
                    || ruled.stream().anyMatch(folder -> file.startsWith(folder + "/"))) {
                continue;
            }
            boolean open = isOpen(file);
            int slash = file.indexOf('/', 1);
            if (slash > 0) {
                byFolder.computeIfAbsent(file.substring(0, slash), unused -> new LinkedHashMap<>())
                        .merge(extension, open, Boolean::logicalAnd);
            } else if (open && rootFiles.size() < MAX_ROOT_FILES) {
                rootFiles.add(file);
            }
        }
        List<String> patterns = new ArrayList<>();
        byFolder.forEach((folder, extensions) -> {
            Set<String> open = new TreeSet<>(extensions.keySet());
            open.removeIf(extension -> !Boolean.TRUE.equals(extensions.get(extension)));
            if (!open.isEmpty()) {
                patterns.add(UrlPattern.quoted(folder + "/**." + String.join("|", open)));
            }
        });
        rootFiles.forEach(file -> patterns.add(UrlPattern.quoted(file)));
        return patterns;
    }

    private boolean isOpen(String path) {
        return container.isOpen(path);
    }

    private boolean hasOwnRule(String path) {
        UrlPattern best = container.best(path);
        return best != null && best.kind() == UrlPattern.Kind.EXACT;
    }

    private static boolean isWritable(String path) {
        UrlPattern pattern = UrlPattern.of(path);
        return !pattern.isUnreachable() && !pattern.isMalformed() && ContainerRules.isWritable(path);
    }

    private static String extension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1);
    }

    /** Returns whether a folder has files, all of them static. */
    boolean hasStaticFilesOnly(String folder) {
        boolean found = false;
        for (String file : files) {
            if (file.startsWith(folder + "/")) {
                if (!isStatic(extension(file))) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    /** Returns the welcome files of an open folder that are open as well, each after a blank. */
    String welcomeFilesOf(String path) {
        StringBuilder text = new StringBuilder();
        String folder = path.endsWith("/") ? path : path + "/";
        for (String name : welcomeFiles) {
            String file = folder + name.replaceFirst("^/+", "");
            if (files.contains(file) && isOpen(file) && isWritable(file) && !hasOwnRule(file)) {
                text.append(' ').append(UrlPattern.quoted(file));
            }
        }
        return text.toString();
    }

    /** Returns the pattern of the home page, if the container serves it without a login. */
    List<String> homePages() {
        List<String> pages = new ArrayList<>();
        String welcome = welcomeFilesOf("/");
        if (isOpen("/") && !welcome.isEmpty()) {
            pages.add("/" + welcome);
        }
        return pages;
    }
}
