package io.github.jwtfilter.benchmarks.result;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The machine of a measurement.
 *
 * @param cpu the model
 * @param cores the number of cores available to the Java runtime
 * @param jdk the version of the JDK
 * @param collector the garbage collectors of the Java runtime
 * @param os the operating system and the architecture
 */
public record Machine(String cpu, int cores, String jdk, String collector, String os) {
    /**
     * Describes this machine, without data that identifies it.
     *
     * @return the description
     */
    public static Machine current() {
        String collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(bean -> bean.getName())
                .collect(Collectors.joining(", "));
        return new Machine(
                model(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                collectors,
                System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    private static String model() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
