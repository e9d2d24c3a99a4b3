package io.github.jwtfilter.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A module that is deployed. Its files are named by what follows the version: {@code -sources.jar}. */
enum PublishedModule {
    CORE("jwt-filter-core", Set.of(".pom", ".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json")),
    SERVLET(
            "jwt-filter-servlet",
            Set.of(".pom", ".jar", "-all.jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json"));

    private final String artifactId;
    private final Set<String> files;

    PublishedModule(String artifactId, Set<String> files) {
        this.artifactId = artifactId;
        this.files = files;
    }

    /** The files that it must have in a repository. */
    Set<String> files() {
        return files;
    }

    /** A file as this build has made it. */
    Path built(String file) {
        Path target = Build.projectDirectory().resolve(artifactId).resolve("target");
        return switch (file) {
            case ".pom" -> target.resolve(".flattened-pom.xml");
            case "-cyclonedx.json" -> target.resolve("bom.json");
            default -> target.resolve(artifactId + "-" + Build.version() + file);
        };
    }

    /** All files in a repository, checksums and metadata left out. */
    Map<String, Path> deployed(Path repository) throws IOException {
        Path directory =
                repository.resolve("io/github/jwtfilter").resolve(artifactId).resolve(Build.version());
        // A snapshot has the time of its deployment in the name.
        Pattern name = Pattern.compile(artifactId + "-[\\d.]+\\d(?:-\\d{8}\\.\\d{6}-\\d+)?([-.].*)(?<!\\.md5|\\.sha1)");
        Map<String, Path> deployed = new TreeMap<>();
        try (Stream<Path> entries = Files.list(directory)) {
            entries.forEach(entry -> {
                Matcher matcher = name.matcher(entry.getFileName().toString());
                if (matcher.matches()) {
                    deployed.put(matcher.group(1), entry);
                }
            });
        }
        return deployed;
    }

    @Override
    public String toString() {
        return artifactId;
    }
}
