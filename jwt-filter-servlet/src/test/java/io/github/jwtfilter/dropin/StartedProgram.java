package io.github.jwtfilter.dropin;

import io.github.jwtfilter.JwtGuard;
import java.nio.file.Path;

/** A program that starts a guard, accepts a token and rejects another one, without a logging library. */
final class StartedProgram {
    private StartedProgram() {}

    public static void main(String[] arguments) {
        try (JwtGuard guard = JwtGuard.builder(Path.of(arguments[0])).build()) {
            System.out.println(guard.authenticate(arguments[1]).value().getName());
            System.out.println(guard.authenticate("a.b.c").rejection());
        }
    }
}
