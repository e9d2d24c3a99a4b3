package io.github.jwtfilter.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** The dependencies in the README. */
final class ReadmeCoordinates {
    private static final Pattern DEPENDENCY =
            Pattern.compile("```xml\n(<dependency>.*?</dependency>\n)```", Pattern.DOTALL);

    private ReadmeCoordinates() {}

    /** The dependency on the drop-in JAR. */
    static String dropIn() {
        return only("<classifier>all</classifier>");
    }

    /** The dependency on the core, for programs without a servlet container. */
    static String core() {
        return only("<artifactId>jwt-filter-core</artifactId>");
    }

    private static String only(String content) {
        List<String> found = DEPENDENCY
                .matcher(readme())
                .results()
                .map(dependency -> dependency.group(1))
                .filter(dependency -> dependency.contains(content))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("the README shows " + found.size() + " dependencies with " + content);
        }
        return found.get(0);
    }

    private static String readme() {
        try {
            return Files.readString(Build.projectDirectory().resolve("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
