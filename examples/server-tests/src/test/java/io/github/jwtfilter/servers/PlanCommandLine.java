package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command line of the drop-in JAR, in a process of its own. */
record PlanCommandLine(Path jar) {
    /** The result of a command. */
    record Run(int status, String output) {}

    /** Extracts the drop-in from an example. */
    static PlanCommandLine in(Path directory) {
        War example = War.copyOf(TestFiles.legacyWar());
        String name = example.libraries().stream()
                .filter(library -> library.startsWith("jwt-filter-servlet-"))
                .findFirst()
                .orElseThrow();
        try {
            return new PlanCommandLine(Files.write(directory.resolve(name), example.bytes("WEB-INF/lib/" + name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plans for an application; returns the copy with the changes. */
    War planned(Path war, Path target, String... options) {
        List<String> arguments = new ArrayList<>(List.of("plan", war.toString(), "--write", target.toString()));
        arguments.addAll(List.of(options));
        Run run = run(arguments.toArray(String[]::new));
        assertThat(run.status()).as("%s", run.output()).isLessThan(2);
        assertThat(run.output()).contains("\nwrote ");
        return War.copyOf(target.resolve(war.getFileName()));
    }

    Run run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString()));
        command.addAll(Stream.of(arguments).toList());
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted during a command", e);
        }
    }
}
