package io.github.jwtfilter.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs Maven in a separate process with a separate local repository, so that nothing is installed for other builds. Plugins and
 * dependencies come from the local repository of this build, and from the network only if they are missing there.
 */
final class NestedMaven {
    private static final long LIMIT_MINUTES = 30;
    private static final String SETTINGS = """
            <settings>
              <profiles>
                <profile>
                  <id>outer-build</id>
                  <repositories>
                    <repository>
                      <id>outer-build</id>
                      <url>%1$s</url>
                      <releases><checksumPolicy>ignore</checksumPolicy></releases>
                      <snapshots><enabled>false</enabled></snapshots>
                    </repository>
                  </repositories>
                  <pluginRepositories>
                    <pluginRepository>
                      <id>outer-build</id>
                      <url>%1$s</url>
                      <releases><checksumPolicy>ignore</checksumPolicy></releases>
                      <snapshots><enabled>false</enabled></snapshots>
                    </pluginRepository>
                  </pluginRepositories>
                </profile>
              </profiles>
              <activeProfiles>
                <activeProfile>outer-build</activeProfile>
              </activeProfiles>
            </settings>
            """;

    private final Path directory;
    private final Path home;
    private final Map<String, String> environment;

    /**
     * Maven for the project in a directory.
     *
     * @param home an empty directory for the local repository, the settings and the log
     * @param environment variables that differ from those of this process
     */
    NestedMaven(Path directory, Path home, Map<String, String> environment) {
        this.directory = directory;
        this.home = home;
        this.environment = environment;
    }

    /** Runs Maven with arguments, and fails with its output if the build fails. */
    void run(String... arguments) {
        try {
            Path settings = Files.writeString(
                    home.resolve("settings.xml"),
                    SETTINGS.formatted(Build.localRepository().toUri()));
            Path log = home.resolve("build.log");
            Process process = start(command(settings, arguments), log);
            boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            assertThat(ended && process.exitValue() == 0)
                    .as("the build in %s has succeeded; its log:%n%s", directory, Files.readString(log))
                    .isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted during a build", e);
        }
    }

    private Process start(List<String> command, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().keySet().removeAll(List.of("MAVEN_ARGS", "MAVEN_OPTS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private List<String> command(Path settings, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Build.mavenHome().resolve("bin").resolve("mvn").toString());
        command.add("-B");
        command.add("-ntp");
        command.add("-gs");
        command.add(settings.toString());
        command.add("-Dmaven.repo.local=" + home.resolve("repository"));
        command.addAll(List.of(arguments));
        return command;
    }
}
