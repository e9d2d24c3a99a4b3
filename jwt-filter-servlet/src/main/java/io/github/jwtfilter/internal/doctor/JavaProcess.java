package io.github.jwtfilter.internal.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.jspecify.annotations.Nullable;

/**
 * Verifies on Linux that a process is one of Java, before the JDK attaches to it: the JDK sends the signal QUIT, which ends most other
 * programs. PostgreSQL, for example, would abort.
 */
final class JavaProcess {
    private static final Path PROCESSES = Paths.get("/proc");
    private static final String LIBRARY = "libjvm.";
    private static final String CAUGHT_SIGNALS = "SigCgt:";
    private static final long QUIT = 1L << (3 - 1);

    private JavaProcess() {}

    /** Throws an exception if the process does not exist, belongs to another user, has not loaded Java, or would end. */
    static void check(String pid) {
        if (!Files.isRegularFile(PROCESSES.resolve("self/maps"))) {
            return; // another operating system
        }
        String name = "process " + pid + ": ";
        Path process = PROCESSES.resolve(pid);
        try {
            if (find(process.resolve("maps"), LIBRARY) == null) {
                throw new UnusableInput(name + "it is not a Java process; jps -l lists those of Java");
            }
            if (!catchesQuit(find(process.resolve("status"), CAUGHT_SIGNALS))) {
                throw new UnusableInput(
                        name + "it does not handle the signal QUIT (-Xrs), with which the JDK attaches. Read the log:"
                                + " --log FILE");
            }
        } catch (NoSuchFileException e) {
            throw new UnusableInput(name + "there is no such process on this machine, or in this container; jps -l"
                    + " lists those of Java");
        } catch (IOException e) {
            throw new UnusableInput(
                    name + "it belongs to another user. Run the command as that user, or read the log: --log FILE");
        }
    }

    /** Returns the first line that contains a text, or null. */
    private static @Nullable String find(Path file, String text) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String line = lines.readLine();
            while (line != null && !line.contains(text)) {
                line = lines.readLine();
            }
            return line;
        }
    }

    /** Returns whether a set of signals, a hexadecimal number, contains QUIT. */
    private static boolean catchesQuit(@Nullable String line) {
        String digits = line == null ? "" : line.replace(CAUGHT_SIGNALS, "").trim();
        return digits.matches("[0-9a-f]{1,16}") && (Long.parseUnsignedLong(digits, 16) & QUIT) != 0;
    }
}
