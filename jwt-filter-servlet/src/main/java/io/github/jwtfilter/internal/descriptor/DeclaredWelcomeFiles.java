package io.github.jwtfilter.internal.descriptor;

import io.github.jwtfilter.internal.path.WelcomeFiles;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The welcome files that {@code web.xml} and the {@code web-fragment.xml} of libraries declare (Servlet 3.0 section
 * 8.2). A descriptor that cannot be read may declare any, and the container then uses its default names as well, unless
 * others are declared.
 */
public final class DeclaredWelcomeFiles {
    private final Set<String> names = new LinkedHashSet<>();
    private final List<String> problems;

    private DeclaredWelcomeFiles(List<String> problems) {
        this.problems = problems;
    }

    /**
     * Collects the names of an application.
     *
     * @param descriptor its {@code web.xml}, or null if there is none that can be read
     * @param fragments its fragments
     * @return the names of all welcome files
     */
    public static DeclaredWelcomeFiles of(@Nullable WebXml descriptor, Fragments fragments) {
        DeclaredWelcomeFiles declared = new DeclaredWelcomeFiles(fragments.problems());
        if (descriptor != null) {
            declared.names.addAll(descriptor.welcomeFiles());
        }
        for (WebXml fragment : fragments.descriptors()) {
            declared.names.addAll(fragment.welcomeFiles());
        }
        if (!declared.problems.isEmpty()) {
            declared.names.addAll(WelcomeFiles.USUAL);
        }
        return declared;
    }

    /**
     * Returns the names.
     *
     * @return the files that may be served for a directory; empty if the container's default names are used
     */
    public Collection<String> names() {
        return Collections.unmodifiableSet(names);
    }

    /**
     * Returns the libraries whose welcome files are not known.
     *
     * @return one line for each, with the reason
     */
    public List<String> problems() {
        return problems;
    }
}
