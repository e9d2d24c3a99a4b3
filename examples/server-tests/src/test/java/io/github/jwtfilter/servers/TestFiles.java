package io.github.jwtfilter.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The paths of the files that the build provides for the tests. */
final class TestFiles {
    private TestFiles() {}

    /** The directory into which the build has unpacked a server. */
    static Path server(String name) {
        List<Path> roots = list(configured("servers.directory").resolve(name));
        if (roots.size() != 1) {
            throw new IllegalStateException("expected one unpacked directory for " + name + " but found " + roots);
        }
        return roots.get(0);
    }

    /** A server in one file, which the build has copied. */
    static Path container(String fileName) {
        return configured("servers.directory").resolve(fileName);
    }

    /** A file of the server that the examples build on Undertow. */
    static Path undertow(String name) {
        return configured("undertow.directory").resolve(name);
    }

    /** The classes of the guarded pages. */
    static Path guardedPages() {
        return configured("guarded-pages.jar");
    }

    /** A library that registers a WebSocket endpoint. */
    static Path socketLibrary() {
        return configured("socket-library.jar");
    }

    static Path legacyWar() {
        return configured("legacy.war");
    }

    static Path jakartaWar() {
        return configured("jakarta.war");
    }

    static Path sessionWar() {
        return configured("session.war");
    }

    static Path strutsWar() {
        return configured("struts.war");
    }

    static Path springMvcWar() {
        return configured("spring-mvc.war");
    }

    /** The page with access rules for frameworks. */
    static Path frameworksPage() {
        return configured("frameworks.page");
    }

    /** The page with configurations of proxies. */
    static Path proxyPage() {
        return configured("proxy.page");
    }

    /** The page with declarations for web.xml. */
    static Path webXmlPage() {
        return configured("web-xml.page");
    }

    /** The directory with the pages of containers. */
    static Path containerPages() {
        return configured("containers.pages");
    }

    /** The page with the destinations of the log. */
    static Path loggingPage() {
        return configured("logging.page");
    }

    /** The page about the audit log. */
    static Path auditPage() {
        return loggingPage().resolveSibling("audit.md");
    }

    /** A library for {@code WEB-INF/lib} of applications. */
    static Path library(String fileName) {
        return configured("libraries.directory").resolve(fileName);
    }

    /** A directory for one run of a server, below the build directory. */
    static Path newBase(String name) {
        try {
            Path parent = Files.createDirectories(configured("bases.directory"));
            return Files.createTempDirectory(parent, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path configured(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("the build sets the system property " + property);
        }
        return Path.of(value);
    }
}
