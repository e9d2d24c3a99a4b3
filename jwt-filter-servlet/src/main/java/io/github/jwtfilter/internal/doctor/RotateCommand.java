package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.signing.IssuerKeys;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a key to a file of signing keys, with the dates of a rotation. */
@Command(
        name = "rotate",
        description =
                "Adds a new key to a JWK Set in session.keys. It is published at once and signs after the delay; the old"
                        + " keys verify until their last token has expired, and are removed by a later rotation.",
        mixinStandardHelpOptions = true)
final class RotateCommand implements Callable<Integer> {
    /** More than the longest session.access-lifetime with the longest claims.clock-skew: 24 hours and 10 minutes. */
    private static final Duration LONGEST = Duration.ofHours(25);

    private final Clock clock = Clock.systemUTC();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The JWK Set, as keys generate ALG --jwks FILE writes it.")
    private Path file = Paths.get("");

    @Option(
            names = "--alg",
            paramLabel = "ALG",
            description =
                    "The algorithm of the new key, one of ${COMPLETION-CANDIDATES}. Default: that of the newest key.")
    private @Nullable KeyAlgorithm algorithm;

    @Mixin
    private RsaSize rsaSize = new RsaSize();

    @Option(
            names = "--delay",
            paramLabel = "DURATION",
            converter = DurationArgument.class,
            description =
                    "The time until the new key signs, in which every server and every reader of the published keys has to"
                            + " read it. Default: 10m; 0s if the old key has leaked.")
    private Duration delay = Duration.ofMinutes(10);

    @Option(
            names = "--overlap",
            paramLabel = "DURATION",
            converter = DurationArgument.class,
            description =
                    "The time for which the old keys verify after that: not less than the lifetime of their tokens."
                            + " Default: session.access-lifetime and claims.clock-skew of --settings, otherwise 25h; 0s if the old key"
                            + " has leaked.")
    private @Nullable Duration overlap;

    @Option(names = "--settings", paramLabel = "FILE", description = "The settings file of the application.")
    private @Nullable Path settingsFile;

    @Override
    public Integer call() throws GeneralSecurityException {
        int rsaBits = rsaSize.bits(spec.commandLine());
        Duration kept = overlap == null ? overlapOfSettings() : overlap;
        if (delay.isNegative() || kept.isNegative() || delay.compareTo(Duration.ofDays(365)) > 0) {
            throw new UnusableInput("--delay and --overlap: write a duration such as 10m; a delay is at most 365d.");
        }
        try (KeyFileReplacement replacement = KeyFileReplacement.of(file)) {
            rotate(replacement, kept, rsaBits);
        } catch (NoSuchFileException e) {
            throw new UnusableInput("there is no file " + file + "; keys generate ES256 --jwks " + file + " writes it");
        } catch (IOException e) {
            throw new UnusableInput(
                    "cannot replace " + file + " (" + e.getClass().getSimpleName()
                            + "); the command needs the permission to write to the file and its directory");
        }
        return ExitCode.FINE;
    }

    private void rotate(KeyFileReplacement replacement, Duration kept, int rsaBits)
            throws IOException, GeneralSecurityException {
        PrivateJwkSet set = PrivateJwkSet.parse(replacement.content());
        if (set == null) {
            throw new UnusableInput(
                    file + " is not a JWK Set; write one with keys generate ES256 --jwks FILE, and add it to"
                            + " session.keys after the present key.");
        }
        check(file, "");
        KeyRotation rotation = new KeyRotation(set, clock.instant(), delay, kept);
        KeyAlgorithm chosen = algorithm == null ? rotation.algorithm() : algorithm;
        rotation.add(PrivateJwk.generate(chosen, rsaBits));
        check(
                replacement.write(set.json()),
                "Nothing was changed, since applications would reject the file with one more key; rotate less often, or with a"
                        + " shorter --overlap. ");
        replacement.replace();
        PrintWriter out = spec.commandLine().getOut();
        rotation.events().forEach(out::println);
        out.println("wrote " + file + "; applications that use this file read it within 10 seconds");
        spec.commandLine().getErr().println("Copy the file to every server before the new key signs.");
    }

    /** Rejects a file that the application would reject, because of its number of keys or its size for example. */
    private static void check(Path read, String consequence) {
        try {
            IssuerKeys.ofFile(read);
        } catch (IllegalArgumentException e) {
            throw new UnusableInput(consequence + e.getMessage());
        }
    }

    private Duration overlapOfSettings() {
        if (settingsFile == null) {
            return LONGEST;
        }
        LoadedSettings loaded = SettingsReader.read(settingsFile);
        loaded.rejectErrors();
        return loaded.settings()
                .session()
                .accessLifetime()
                .plus(loaded.settings().clockSkew());
    }
}
