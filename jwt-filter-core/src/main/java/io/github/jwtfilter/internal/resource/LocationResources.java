package io.github.jwtfilter.internal.resource;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads files by location: {@code file:} URLs, absolute paths, {@code classpath:} resources, {@code /WEB-INF/} resources, and
 * paths relative to the settings file, wherever that is stored. Never opens a network connection.
 */
public final class LocationResources implements Resources {
    private static final String FILE = "file:";
    private static final String CLASSPATH = "classpath:";
    private static final String WEB_INF = "/WEB-INF/";

    /** A single letter before the colon is a drive. */
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    private final String base;
    private final ClassLoader classes;
    private final WebResources web;

    private LocationResources(String base, ClassLoader classes, WebResources web) {
        this.base = base;
        this.classes = classes;
        this.web = web;
    }

    /**
     * Returns a reader for a settings file at a location.
     *
     * @param settingsLocation the location of the settings file; a relative path is resolved against the working directory
     * @param classes loads {@code classpath:} resources
     * @param web opens {@code /WEB-INF/} resources
     * @return a reader that resolves relative locations against the settings file
     */
    public static LocationResources of(String settingsLocation, ClassLoader classes, WebResources web) {
        return new LocationResources(settingsLocation, classes, web);
    }

    /**
     * Returns a reader for a settings file outside of a server. {@code /WEB-INF/} is the directory of that name in the nearest
     * ancestor directory of the file that contains one.
     *
     * @param settingsFile the path of the settings file
     * @param classes loads {@code classpath:} resources
     * @return a reader that resolves relative locations against the settings file
     */
    public static LocationResources of(Path settingsFile, ClassLoader classes) {
        Path absolute = settingsFile.toAbsolutePath();
        return new LocationResources(absolute.toUri().toString(), classes, WebFolder.above(absolute));
    }

    /**
     * Reads the settings file itself.
     *
     * @param maxBytes the maximum size in bytes
     * @return the content
     * @throws IOException if the file is missing, cannot be read or is too large
     */
    public byte[] readSettings(int maxBytes) throws IOException {
        return isRelative(base) ? FileResources.read(FileLocation.ofPath(base), maxBytes) : read(base, maxBytes);
    }

    @Override
    public byte[] read(String location, int maxBytes) throws IOException {
        Path file = path(location);
        if (file != null) {
            return FileResources.read(file, maxBytes);
        }
        if (isRelative(location)) {
            return hasPrefix(base, CLASSPATH)
                    ? readClasspath(SlashPath.resolveSibling(base.substring(CLASSPATH.length()), location), maxBytes)
                    : readWeb(SlashPath.resolveSibling(base, location), maxBytes);
        }
        return hasPrefix(location, CLASSPATH)
                ? readClasspath(location.substring(CLASSPATH.length()), maxBytes)
                : readWeb(location, maxBytes);
    }

    @Override
    public boolean isReadableByOthers(String location) {
        try {
            Path file = path(location);
            return file != null && FilePermissions.permitOthers(file);
        } catch (IOException e) {
            return false; // reported by the reader of the file
        }
    }

    /** Returns the path of a file; null for a resource of the class path or of the web application. */
    private @Nullable Path path(String location) throws IOException {
        if (isRelative(location)) {
            if (hasPrefix(base, CLASSPATH) || base.startsWith(WEB_INF)) {
                return null;
            }
            Path settings = hasPrefix(base, FILE) ? FileLocation.ofUrl(base) : FileLocation.ofPath(base);
            return settings.toAbsolutePath().resolveSibling(FileLocation.ofPath(location));
        }
        if (hasPrefix(location, FILE)) {
            return FileLocation.ofUrl(location);
        }
        if (hasPrefix(location, CLASSPATH) || location.startsWith(WEB_INF)) {
            return null;
        }
        if (SCHEME.matcher(location).matches()) {
            throw new IOException("only file: and classpath: locations are supported, not network addresses");
        }
        return FileLocation.ofPath(location);
    }

    private byte[] readClasspath(String path, int maxBytes) throws IOException {
        String name = SlashPath.normalized(path);
        URL url = classes.getResource(name);
        if (url != null && url.getProtocol().equals("file")) {
            // The stream of a directory would list it. Old class loaders do not encode spaces.
            return FileResources.read(FileLocation.ofUrl(url.toString().replace(" ", "%20")), maxBytes);
        }
        return readAndClose(classes.getResourceAsStream(name), CLASSPATH + name, maxBytes);
    }

    private byte[] readWeb(String path, int maxBytes) throws IOException {
        String resource = "/" + SlashPath.normalized(path);
        if (!resource.startsWith(WEB_INF)) {
            throw new IOException("the location leads out of " + WEB_INF + " by \"..\"");
        }
        try {
            return readAndClose(web.open(resource), resource, maxBytes);
        } catch (RuntimeException e) {
            // Servers reject invalid paths with various exceptions.
            throw new IOException("the server cannot open " + resource, e);
        }
    }

    private static byte[] readAndClose(@Nullable InputStream opened, String place, int maxBytes) throws IOException {
        try (InputStream stream = opened) {
            if (stream == null) {
                throw FileResources.missing(place);
            }
            return BoundedContent.read(stream, place, maxBytes);
        }
    }

    private static boolean isRelative(String location) throws IOException {
        return !SCHEME.matcher(location).matches()
                && !location.startsWith("/")
                && !FileLocation.ofPath(location).isAbsolute();
    }

    private static boolean hasPrefix(String location, String prefix) {
        return location.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
