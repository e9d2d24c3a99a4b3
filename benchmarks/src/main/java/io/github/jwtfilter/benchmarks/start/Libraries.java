package io.github.jwtfilter.benchmarks.start;

import io.github.jwtfilter.benchmarks.http.Candidates;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The JARs that each filter needs in {@code WEB-INF/lib}, found on the class path of this process by their names. */
final class Libraries {
    private static final List<String> SERVER = List.of("jetty-", "jakarta.servlet-api-", "slf4j-");
    private static final String JACKSON = "jackson-";
    private static final String NIMBUS = "nimbus-jose-jwt-";
    private static final Map<String, List<String>> BY_FILTER = Map.of(
            Candidates.GUARD,
            List.of("jwt-filter-servlet-"),
            "java-jwt",
            List.of("java-jwt-", "jackson-core-", "jackson-databind-", "jackson-annotations-"),
            "pac4j",
            List.of(
                    "pac4j-",
                    "jakartaee-pac4j-",
                    "commons-lang3-",
                    "commons-text-",
                    JACKSON,
                    NIMBUS,
                    "bcprov-",
                    "slf4j-api-"),
            "spring-security",
            List.of("spring-", "micrometer-", "commons-logging-", "jspecify-", NIMBUS));

    private final List<Path> classPath = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();

    List<Path> of(String filter) {
        return startingWith(BY_FILTER.get(filter));
    }

    /**
     * Returns the class path in the search order of applications: {@code WEB-INF/classes}, {@code WEB-INF/lib}, then the server.
     */
    String classPath(String filter) {
        List<Path> entries =
                new ArrayList<>(classPath.stream().filter(Files::isDirectory).toList());
        entries.addAll(of(filter));
        startingWith(SERVER).stream().filter(jar -> !entries.contains(jar)).forEach(entries::add);
        return String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
    }

    private List<Path> startingWith(List<String> names) {
        return classPath.stream()
                .filter(entry -> names.stream().anyMatch(entry.getFileName().toString()::startsWith))
                .toList();
    }

    static long bytes(List<Path> jars) {
        return jars.stream().mapToLong(Libraries::size).sum();
    }

    private static long size(Path jar) {
        try {
            return Files.size(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
