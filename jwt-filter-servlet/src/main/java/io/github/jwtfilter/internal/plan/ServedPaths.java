package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.internal.authorization.FrontController;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The paths that an application serves, by its files and by the mappings of its servlets. */
final class ServedPaths {
    private final Set<String> files;
    private final Set<String> folders = new LinkedHashSet<>();
    private final List<UrlPattern> servlets = new ArrayList<>();
    private final List<FrontController> controllers;

    /**
     * Describes an application.
     *
     * @param files the paths of its files, with a leading slash
     * @param mappings the URL patterns of its servlets
     * @param controllers its front controllers
     */
    ServedPaths(Collection<String> files, Collection<String> mappings, Collection<FrontController> controllers) {
        this.files = Collections.unmodifiableSet(new LinkedHashSet<>(files));
        for (String file : files) {
            for (int slash = file.indexOf('/', 1); slash > 0; slash = file.indexOf('/', slash + 1)) {
                folders.add(file.substring(0, slash + 1));
            }
        }
        mappings.forEach(mapping -> servlets.add(UrlPattern.of(mapping)));
        this.controllers = Collections.unmodifiableList(new ArrayList<>(controllers));
    }

    /** Returns whether the application may serve a path: as a folder with a welcome file, by a servlet, or by a filter. */
    boolean isServed(String path) {
        if (folders.contains(path.endsWith("/") ? path : path + "/")) {
            return true;
        }
        if (files.contains(path.replaceFirst("/$", ""))) {
            return false; // containers serve no file with a slash after its name
        }
        return servlets.stream().anyMatch(each -> each.matches(path))
                || controllers.stream().anyMatch(each -> each.servesPath(path));
    }

    /** Returns the folders to which servlets are mapped, empty for the root; below them, a part of the path is path info. */
    Set<String> foldersOfServlets() {
        Set<String> paths = new LinkedHashSet<>();
        for (UrlPattern each : servlets) {
            if (each.kind() == UrlPattern.Kind.PREFIX) {
                paths.add(each.text());
            }
        }
        return paths;
    }

    /** Returns whether a servlet serves paths below a folder, other than one that serves all paths that no other does. */
    boolean hasServletBelow(String folder) {
        return servlets.stream()
                .anyMatch(each -> each.kind() == UrlPattern.Kind.EXTENSION
                        ? !FrontController.isStatic(each.text())
                        : each.kind() != UrlPattern.Kind.DEFAULT
                                && (each.text().startsWith(folder + "/") || each.matches(folder + "/")));
    }

    /** Returns whether a servlet is mapped to an extension. */
    boolean hasServletFor(String extension) {
        return servlets.stream()
                .anyMatch(each ->
                        each.kind() == UrlPattern.Kind.EXTENSION && each.text().equals(extension));
    }
}
