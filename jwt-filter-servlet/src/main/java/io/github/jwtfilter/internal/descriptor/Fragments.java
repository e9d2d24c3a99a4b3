package io.github.jwtfilter.internal.descriptor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code web-fragment.xml} of libraries that are part of an application (Servlet 3.0 section 8.2). */
public final class Fragments {
    static final String LIBRARIES = "/WEB-INF/lib/";

    private static final String FRAGMENT = "META-INF/web-fragment.xml";
    private static final int MAX_FRAGMENT_BYTES = 4 * 1024 * 1024;
    private static final int MAX_LIBRARIES = 5_000;

    private final List<WebXml> descriptors = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private Fragments() {}

    /**
     * Reads the fragments that belong to the application.
     *
     * @param descriptor the {@code web.xml} of the application, or null if there is none that can be read
     * @param files the files of the application
     * @return the fragments
     */
    public static Fragments of(@Nullable WebXml descriptor, ApplicationFiles files) {
        Fragments fragments = new Fragments();
        if (descriptor == null || descriptor.hasFragments()) {
            fragments.read(descriptor, files);
        }
        return fragments;
    }

    /**
     * Returns the fragments.
     *
     * @return their declarations, in no particular order
     */
    public List<WebXml> descriptors() {
        return Collections.unmodifiableList(descriptors);
    }

    /**
     * Returns the libraries whose fragments are not known.
     *
     * @return one line for each, with the reason
     */
    public List<String> problems() {
        return Collections.unmodifiableList(problems);
    }

    private void read(@Nullable WebXml descriptor, ApplicationFiles files) {
        Set<String> paths = files.paths(LIBRARIES);
        int left = MAX_LIBRARIES;
        for (String path : paths == null ? Collections.<String>emptySet() : paths) {
            if (!Library.isNamed(path)) {
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
            descriptors.add(fragment);
        }
    }

    /** Returns the reason; messages of third-party exceptions are omitted, since they may quote the file. */
    private static String reason(Exception e) {
        return e.getClass() == IOException.class && e.getMessage() != null
                ? e.getMessage()
                : e.getClass().getSimpleName();
    }
}
