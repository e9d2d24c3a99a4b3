package io.github.jwtfilter.internal.logging;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * An application with the filter and its own logging library, both loaded by a new class loader, and a directory on its class
 * path.
 */
final class LoggingApplication implements AutoCloseable {
    /** The directory to which the build copies the libraries (see the POM), with one subdirectory for each. */
    private static final Path LIBRARIES = Path.of("target", "logging-libraries");

    private final URLClassLoader loader;

    private LoggingApplication(URLClassLoader loader) {
        this.loader = loader;
    }

    static LoggingApplication with(String library, Path configuration) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(url(configuration.toFile()));
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("slf4j-jdk14"))
                .map(File::new)
                .map(LoggingApplication::url)
                .forEach(urls::add);
        try (Stream<Path> jars = Files.list(LIBRARIES.resolve(library))) {
            jars.map(Path::toFile).map(LoggingApplication::url).forEach(urls::add);
        }
        return new LoggingApplication(
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
    }

    /** Runs a class inside the application. */
    void run(Class<? extends Runnable> work) throws ReflectiveOperationException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            Runnable inside = (Runnable) Class.forName(work.getName(), true, loader)
                    .getDeclaredConstructor()
                    .newInstance();
            inside.run();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    private static URL url(File entry) {
        try {
            return entry.toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
