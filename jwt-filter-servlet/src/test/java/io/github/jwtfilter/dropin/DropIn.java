package io.github.jwtfilter.dropin;

import java.nio.file.Path;

/** The JAR from the current build. */
final class DropIn {
    static final Path PATH = Path.of(System.getProperty("drop-in"));

    private DropIn() {}
}
