package io.github.jwtfilter.internal.path;

import io.github.jwtfilter.RequestView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files that a server may serve for a URI that ends in a slash (Servlet 3.0 section 10.10). Some servers show
 * filters the path of the directory, others that of the file; rules must not depend on that.
 */
public final class WelcomeFiles {
    /** The default names of servers, unless the application declares others. */
    public static final List<String> USUAL =
            Collections.unmodifiableList(Arrays.asList("index.html", "index.htm", "index.jsp"));

    private static final Pattern UNRESOLVED = Pattern.compile("(^|/)\\.{0,2}/|/\\.{1,2}$|^\\.{1,2}$");

    private final List<String> names = new ArrayList<>();
    private final List<String> unresolved = new ArrayList<>();
    private final List<String> irregular = new ArrayList<>();

    /**
     * Creates the welcome files of an application.
     *
     * @param declared names as descriptors list them; surrounding blanks and leading slashes are ignored
     */
    public WelcomeFiles(Collection<String> declared) {
        for (String each : declared) {
            String name = each.trim();
            String relative = relative(name);
            if (relative.isEmpty()) {
                continue;
            }
            boolean resolved = !UNRESOLVED.matcher(relative).find();
            (resolved ? names : unresolved).add(relative);
            if (!resolved || !relative.equals(name)) {
                irregular.add(name);
            }
        }
    }

    /**
     * Returns the welcome files of an application that declares none.
     *
     * @return those of {@link #USUAL}
     */
    public static WelcomeFiles usual() {
        return new WelcomeFiles(USUAL);
    }

    private static String relative(String name) {
        int start = 0;
        while (start < name.length() && name.charAt(start) == '/') {
            start++;
        }
        return name.substring(start);
    }

    /**
     * Returns the files that may be served for a directory.
     *
     * @param directory a path that ends in a slash
     * @return their paths
     */
    public List<String> of(String directory) {
        List<String> files = new ArrayList<>(names.size() + unresolved.size() + 1);
        for (String name : names) {
            files.add(directory + name);
        }
        for (String name : unresolved) {
            files.add(resolved(directory + name));
        }
        return files;
    }

    /** Resolves empty segments and dot segments, as servers do before they look for the file. */
    private static String resolved(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return "/" + String.join("/", segments);
    }

    /**
     * Returns the other paths that a server may serve for a request for a directory: its welcome files, and the
     * directory itself if the server has already selected a file.
     *
     * @param request a request whose path is not ambiguous
     * @return paths whose rules must permit the request as well; empty if it is not for a directory
     */
    public List<String> alternatives(RequestView request) {
        String path = request.path();
        String directory = requestedDirectory(request, path);
        if (directory == null) {
            return Collections.emptyList();
        }
        List<String> paths = of(directory);
        if (!path.isEmpty() && !path.equals(directory)) {
            paths.add(directory);
        }
        return paths;
    }

    private static @Nullable String requestedDirectory(RequestView request, String path) {
        if (path.isEmpty()) {
            return "/";
        }
        if (path.endsWith("/")) {
            return path;
        }
        String rawPath = request.rawPath();
        int end = endOf(rawPath);
        if (end == 0 || rawPath.charAt(end - 1) != '/') {
            return null;
        }
        int requested = SamenessCheck.requested(rawPath, end, request.contextPath(), path);
        return path.substring(0, requested > 0 ? requested : path.lastIndexOf('/') + 1);
    }

    /** Returns the end of the path without a parameter, which the path guard permits at the end only. */
    private static int endOf(String rawPath) {
        int semicolon = rawPath.indexOf(';');
        return semicolon < 0 ? rawPath.length() : semicolon;
    }

    /**
     * Resolves an empty segment before a welcome file. Some servers append a name as declared, so that a leading slash
     * makes an empty segment that the client has not sent (Tomcat, Undertow). They resolve it before they look for the
     * file.
     *
     * @param request a request
     * @return the request for the welcome file if its path is the one that the client sent, ending in a slash, and such
     *     a name; any other request unchanged
     */
    public RequestView resolve(RequestView request) {
        if (irregular.isEmpty()) {
            return request;
        }
        String path = request.path();
        for (String name : irregular) {
            int length = path.length() - name.length();
            if (length > 0 && path.endsWith(name) && path.charAt(length - 1) == '/') {
                String directory = path.substring(0, length);
                if (isRequested(directory, request)) {
                    return new WelcomeFileRequest(request, resolved(directory + name));
                }
            }
        }
        return request;
    }

    private static boolean isRequested(String directory, RequestView request) {
        String rawPath = request.rawPath();
        int end = endOf(rawPath);
        return end > 0
                && rawPath.charAt(end - 1) == '/'
                && SamenessCheck.requested(rawPath, end, request.contextPath(), directory) == directory.length();
    }
}
