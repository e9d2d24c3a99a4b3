package io.github.jwtfilter.descriptor;

import io.github.jwtfilter.path.WelcomeFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The welcome files that {@code web.xml} and the {@code web-fragment.xml} of libraries declare (Servlet 3.0 section 8.2). What
 * cannot be read may declare any, and the container then uses its own names, too, unless there are others.
 */
public final class DeclaredWelcomeFiles {
    private static final String LIBRARIES = "/WEB-INF/lib/";
    private static final String FRAGMENT = "META-INF/web-fragment.xml";
    private static final int MAX_FRAGMENT_BYTES = 4 * 1024 * 1024;
    private static final int MAX_LIBRARIES = 5_000;

    private final Set<String> names = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();

    private DeclaredWelcomeFiles() {}

    /**
     * Reads the fragments that belong to the application.
     *
     * @param descriptor its {@code web.xml}, or null if there is none that can be read
     * @param files its files
     * @return the names of all welcome files
     */
    public static DeclaredWelcomeFiles of(@Nullable WebXml descriptor, ApplicationFiles files) {
        DeclaredWelcomeFiles declared = new DeclaredWelcomeFiles();
        if (descriptor != null) {
            declared.names.addAll(descriptor.welcomeFiles());
        }
        if (descriptor == null || descriptor.hasFragments()) {
            declared.readLibraries(descriptor, files);
        }
        if (!declared.problems.isEmpty()) {
            declared.names.addAll(WelcomeFiles.USUAL);
        }
        return declared;
    }

    /**
     * The names.
     *
     * @return what may be served for a directory; empty if the container's own names are used
     */
    public Collection<String> names() {
        return Collections.unmodifiableSet(names);
    }

    /**
     * Libraries whose welcome files are not known.
     *
     * @return one line for each, with the reason
     */
    public List<String> problems() {
        return Collections.unmodifiableList(problems);
    }

    private void readLibraries(@Nullable WebXml descriptor, ApplicationFiles files) {
        Set<String> paths = files.paths(LIBRARIES);
        int left = MAX_LIBRARIES;
        for (String path : paths == null ? Collections.<String>emptySet() : paths) {
            if (!path.toLowerCase(Locale.ROOT).endsWith(".jar")) {
                continue;
            }
            if (--left < 0) {
                problems.add(LIBRARIES + " has more than " + MAX_LIBRARIES + " libraries");
                return;
            }
            try {
                byte[] text = Library.read(files, path, FRAGMENT, MAX_FRAGMENT_BYTES);
                if (text != null) {
                    add(descriptor, WebXmlReader.read(new ByteArrayInputStream(text)));
                }
            } catch (IOException | RuntimeException e) {
                problems.add(path + ": " + FRAGMENT + " cannot be read (" + reason(e) + ")");
            }
        }
    }

    private void add(@Nullable WebXml descriptor, WebXml fragment) {
        if (descriptor == null || descriptor.includes(fragment)) {
            names.addAll(fragment.welcomeFiles());
        }
    }

    /** The messages of others may quote the file. */
    private static String reason(Exception e) {
        return e.getClass() == IOException.class && e.getMessage() != null
                ? e.getMessage()
                : e.getClass().getSimpleName();
    }
}
