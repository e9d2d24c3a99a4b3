package io.github.jwtfilter.internal.descriptor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds problems of the JARs of an application that is not running: of this project's JAR, and of products that
 * validate tokens too.
 */
public final class LibraryFindings {
    private static final String OWN_CLASSES = "io/github/jwtfilter/";
    private static final String COMMAND_LINE = OWN_CLASSES + "internal/doctor/";

    /** The packages to which this project's classes refer, unless they contain relocated copies. */
    private static final String[] DEPENDENCIES = {OWN_CLASSES, "com/auth0/", "com/fasterxml/"};

    private final Map<String, String> places = new HashMap<>();
    private final Set<String> duplicates = new TreeSet<>();
    private final Set<String> needed = new TreeSet<>();
    private final Set<String> present = new HashSet<>();

    private LibraryFindings() {}

    /**
     * Examines the libraries and classes of an application.
     *
     * @param files the files of the application
     * @return findings, each with the remedy
     */
    public static List<String> of(ApplicationFiles files) {
        List<String> findings = new ArrayList<>();
        try {
            findings.addAll(new LibraryFindings().ownJars(files));
        } catch (IOException e) {
            findings.add(e.getMessage() + ", so that not all classes were examined; replace it");
        }
        findings.addAll(OtherTokenLibraries.in(new ClassFiles(files).libraries()));
        return findings;
    }

    private List<String> ownJars(ApplicationFiles files) throws IOException {
        ClassFiles classes = new ClassFiles(files);
        classes.findInClasses(this::examine);
        classes.findInLibraries(this::examine);
        List<String> findings = new ArrayList<>();
        if (ServletNamespace.filters().stream().noneMatch(name -> present.contains(name.replace('.', '/')))) {
            findings.add("the application does not contain the JwtFilter; copy jwt-filter-servlet-<version>-all.jar to"
                    + " WEB-INF/lib");
            return findings;
        }
        if (!duplicates.isEmpty()) {
            findings.add("the same classes of the JwtFilter are in " + String.join(" and ", duplicates)
                    + ", and it is not defined which ones are used; keep jwt-filter-servlet-<version>-all.jar only");
        }
        needed.removeAll(present);
        if (!needed.isEmpty()) {
            findings.add("the JwtFilter needs " + needed.size()
                    + " classes that the application does not contain, for example "
                    + needed.iterator().next().replace('/', '.')
                    + "; use jwt-filter-servlet-<version>-all.jar, which contains everything, or add the dependencies");
        }
        return findings;
    }

    private @Nullable String examine(ClassFile file, String place) throws IOException {
        String name = file.name();
        if (isDependency(name)) {
            present.add(name);
        }
        if (name.startsWith(OWN_CLASSES)) {
            String other = places.putIfAbsent(name, place);
            if (other != null) {
                duplicates.add(other);
                duplicates.add(place);
            }
            if (!name.startsWith(COMMAND_LINE)) {
                file.references().stream().filter(LibraryFindings::isDependency).forEach(needed::add);
            }
        }
        return null;
    }

    private static boolean isDependency(String name) {
        for (String dependency : DEPENDENCIES) {
            if (name.startsWith(dependency)) {
                return true;
            }
        }
        return false;
    }
}
