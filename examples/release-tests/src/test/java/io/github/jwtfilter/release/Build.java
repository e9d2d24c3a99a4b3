package io.github.jwtfilter.release;

import java.nio.file.Path;

/** The properties that the build passes to the tests. */
final class Build {
    private Build() {}

    /** The directory of the Maven that runs this build. */
    static Path mavenHome() {
        return Path.of(property("maven.home"));
    }

    /** The local repository of this build, which tests only read. */
    static Path localRepository() {
        return Path.of(property("local.repository"));
    }

    /** The directory of the parent POM. */
    static Path projectDirectory() {
        return Path.of(property("project.directory")).normalize();
    }

    static String version() {
        return property("project.version");
    }

    static boolean isOffline() {
        return Boolean.parseBoolean(property("offline"));
    }

    static String warPluginVersion() {
        return property("war-plugin.version");
    }

    /** A writable directory for the tests, below the build directory. */
    static Path workDirectory() {
        return Path.of(property("work.directory"));
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("the build sets the system property " + name);
        }
        return value;
    }
}
