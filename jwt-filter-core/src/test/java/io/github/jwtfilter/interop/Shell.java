package io.github.jwtfilter.interop;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs the commands of the tables in one directory. */
final class Shell {
    private static final int LIMIT_SECONDS = 300;

    private final Path directory;

    Shell(Path directory) {
        this.directory = directory;
    }

    /** Returns whether a program is installed. */
    boolean has(String program) {
        try {
            return start("command -v " + program, directory.resolve("has").toFile())
                            .exitValue()
                    == 0;
        } catch (IOException | InterruptedException e) {
            return false; // no shell either
        }
    }

    /** Returns the standard output of a command. */
    byte[] output(String command) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process process = start(command, output.toFile());
        if (process.exitValue() != 0) {
            throw new AssertionError(command + " ended with " + process.exitValue() + ": "
                    + Files.readString(directory.resolve("errors")));
        }
        return Files.readAllBytes(output);
    }

    private Process start(String command, File output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(output)
                .redirectError(directory.resolve("errors").toFile())
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " did not end");
        }
        return process;
    }
}
