package io.github.jwtfilter.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A web application with one dependency, which Maven resolves from a repository. */
record Consumer(String name, Path repository) {
    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>old-application</artifactId>
              <version>1</version>
              <packaging>war</packaging>
              <repositories>
                <repository>
                  <id>deployed</id>
                  <url>%s</url>
                </repository>
              </repositories>
              <dependencies>
            %s
              </dependencies>
            </project>
            """;

    /** The names of the files in {@code WEB-INF/lib} of an application with a dependency. */
    List<String> librariesWith(String dependency) {
        try {
            Path home = WorkDirectory.empty(name);
            Path project = Files.createDirectory(home.resolve("project"));
            Files.writeString(project.resolve("pom.xml"), POM.formatted(repository.toUri(), dependency));
            new NestedMaven(project, home, Map.of())
                    .run(
                            "org.apache.maven.plugins:maven-war-plugin:" + Build.warPluginVersion() + ":exploded",
                            "-DfailOnMissingWebXml=false");
            try (Stream<Path> libraries = Files.list(project.resolve("target/old-application-1/WEB-INF/lib"))) {
                return libraries
                        .map(file -> file.getFileName().toString())
                        .sorted()
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
