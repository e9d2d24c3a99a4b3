package io.github.jwtfilter.browser;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An installed browser and its driver. The tests never download one. */
record InstalledBrowser(Path binary, Path driver) {
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> DRIVERS = List.of("chromedriver");
    private static final Pattern MAJOR_VERSION = Pattern.compile("(\\d+)\\.\\d+\\.\\d+");

    /** The first browser on the path with a driver of the same version. */
    static Optional<InstalledBrowser> find() {
        List<Path> drivers = installed(DRIVERS);
        return installed(BROWSERS).stream()
                .flatMap(binary -> drivers.stream().map(driver -> new InstalledBrowser(binary, driver)))
                .filter(InstalledBrowser::fits)
                .findFirst();
    }

    private boolean fits() {
        String version = majorVersion(binary);
        return !version.isEmpty() && version.equals(majorVersion(driver));
    }

    private static List<Path> installed(List<String> names) {
        return names.stream()
                .flatMap(name -> directories().map(directory -> directory.resolve(name)))
                .filter(Files::isExecutable)
                .distinct()
                .toList();
    }

    private static Stream<Path> directories() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .filter(directory -> !directory.isEmpty())
                .map(Path::of);
    }

    /**
     * Runs the program with {@code --version}, since on some systems it is a stub that only prints how to install the browser.
     * Empty if it prints no version.
     */
    private static String majorVersion(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = MAJOR_VERSION.matcher(said);
            return process.waitFor(3, TimeUnit.MINUTES) && version.find() ? version.group(1) : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
