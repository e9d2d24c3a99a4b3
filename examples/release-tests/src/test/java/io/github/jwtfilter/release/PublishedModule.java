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

/** A deployed module. Its files are identified by the text after the version: {@code -sources.jar}. */
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

    /** The path of a file in the output of this build. */
    Path built(String file) {
        Path target = Build.projectDirectory().resolve(artifactId).resolve("target");
        return switch (file) {
            case ".pom" -> target.resolve(".flattened-pom.xml");
            case "-cyclonedx.json" -> target.resolve("bom.json");
            default -> target.resolve(artifactId + "-" + Build.version() + file);
        };
    }

    /** All files in a repository, without checksums and metadata. */
    Map<String, Path> deployed(Path repository) throws IOException {
        Path directory =
                repository.resolve("io/github/jwtfilter").resolve(artifactId).resolve(Build.version());
        // The name of a snapshot contains the time of its deployment.
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
