package io.github.jwtfilter.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * What a server may serve for a URI that ends in a slash (Servlet 3.0 section 10.10). Some tell filters the path of the
 * folder, others that of the file; rules must not depend on that.
 */
final class WelcomeFiles {
    private final List<String> names = new ArrayList<>();

    /** Takes the names as {@code web.xml} lists them. */
    WelcomeFiles(Collection<String> names) {
        for (String name : names) {
            String relative = name.trim().replaceFirst("^/+", "");
            if (!relative.isEmpty()) {
                this.names.add(relative);
            }
        }
    }

    /** The files that may be served for a folder, whose path ends in a slash. */
    List<String> of(String folder) {
        List<String> files = new ArrayList<>();
        names.forEach(name -> files.add(folder + name));
        return files;
    }

    /** The other paths that may be served where this one was asked for: folder and welcome files, or none. */
    List<String> besides(String path, String rawPath) {
        boolean folder = path.isEmpty() || path.endsWith("/");
        if (!folder && !withoutParameter(rawPath).endsWith("/")) {
            return Collections.emptyList();
        }
        String folderPath = folder ? path : folderOf(path);
        List<String> paths = of(folderPath.isEmpty() ? "/" : folderPath);
        if (!folder) {
            paths.add(folderPath);
        }
        return paths;
    }

    /** The folder for which a server has already chosen a welcome file, which may stand in a folder below. */
    private String folderOf(String file) {
        for (String name : names) {
            if (file.endsWith("/" + name)) {
                return file.substring(0, file.length() - name.length());
            }
        }
        return file.substring(0, file.lastIndexOf('/') + 1);
    }

    private static String withoutParameter(String rawPath) {
        int semicolon = rawPath.indexOf(';');
        return semicolon < 0 ? rawPath : rawPath.substring(0, semicolon);
    }
}
