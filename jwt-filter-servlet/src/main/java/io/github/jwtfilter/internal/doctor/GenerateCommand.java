package io.github.jwtfilter.internal.doctor;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Generates a secret or a key pair that the settings accept for an algorithm. */
@Command(
        name = "generate",
        description = "Generates a secret or a key pair for an algorithm.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    private static final String PRIVATE = "private.pem";
    private static final String PUBLIC = "public.pem";
    private static final String JWKS = "jwks.json";
    private static final String SECRET = "secret.txt";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ALG", description = "One of ${COMPLETION-CANDIDATES}.")
    private KeyAlgorithm algorithm = KeyAlgorithm.HS256;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write private.pem, public.pem and jwks.json there, or secret.txt, instead of printing them.")
    private @Nullable Path directory;

    @Option(
            names = "--jwks",
            paramLabel = "FILE",
            description =
                    "Write a JWK Set with the private key to a new file, for session.keys; keys rotate adds keys to it.")
    private @Nullable Path jwkSetFile;

    @Mixin
    private RsaSize rsaSize = new RsaSize();

    @Override
    public Integer call() throws GeneralSecurityException {
        PrintWriter out = spec.commandLine().getOut();
        int rsaBits = rsaSize.bits(spec.commandLine());
        if (jwkSetFile != null) {
            writeJwkSet(out, jwkSetFile, PrivateJwkSet.of(PrivateJwk.generate(algorithm, rsaBits)));
            return ExitCode.FINE;
        }
        if (algorithm.isSecret()) {
            writeSecret(out, "base64:" + secret());
            return ExitCode.FINE;
        }
        KeyPair pair = algorithm.newKeyPair(rsaBits);
        String jwks = "{\"keys\":[" + PublicJwk.of(pair.getPublic(), algorithm) + "]}";
        String privatePem = Pem.of("PRIVATE KEY", pair.getPrivate().getEncoded());
        String publicPem = Pem.of("PUBLIC KEY", pair.getPublic().getEncoded());
        if (directory == null) {
            out.print(privatePem);
            out.print(publicPem);
            out.println(jwks);
        } else {
            write(directory, privatePem, publicPem, jwks + "\n");
            out.println("wrote " + PRIVATE + ", " + PUBLIC + " and " + JWKS + " to " + directory);
            hint("keys.jwks-file = " + location(JWKS), "--key " + directory.resolve(PRIVATE));
        }
        return ExitCode.FINE;
    }

    private void writeJwkSet(PrintWriter out, Path file, PrivateJwkSet set) {
        if (directory != null) {
            throw new UnusableInput("Give --out or --jwks, not both.");
        }
        Path absolute = file.toAbsolutePath();
        Path parent = absolute.getParent();
        Path name = absolute.getFileName();
        if (parent == null || name == null) {
            throw new UnusableInput("--jwks: " + file + " is not a file");
        }
        try {
            new KeyFiles(parent, name.toString()).writePrivate(name.toString(), set.json());
        } catch (IOException e) {
            throw unwritable(parent, e);
        }
        out.println("wrote " + file);
        PrintWriter err = spec.commandLine().getErr();
        err.println("settings:     session.keys = " + absolute.toString().replace('\\', '/'));
        err.println("rotate later: keys rotate " + file);
        err.println("Give the user of the application server the permission to read the file, and no other user.");
    }

    private void writeSecret(PrintWriter out, String secret) {
        if (directory == null) {
            out.println("keys.secret = " + secret);
            return;
        }
        try {
            new KeyFiles(directory, SECRET).writePrivate(SECRET, secret + "\n");
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
        out.println("wrote " + SECRET + " to " + directory);
        hint("keys.secret = ${file:" + location(SECRET) + "}", "--secret-file " + directory.resolve(SECRET));
    }

    /** Prints the next steps on standard error. */
    private void hint(String line, String option) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("settings:   " + line);
        err.println("test token: token issue --settings FILE " + option);
    }

    private String location(String name) {
        return directory == null
                ? name
                : directory.resolve(name).toAbsolutePath().toString().replace('\\', '/');
    }

    private static UnusableInput unwritable(Path directory, IOException e) {
        return new UnusableInput(
                "cannot write to " + directory + " (" + e.getClass().getSimpleName() + ")");
    }

    private static void write(Path directory, String privatePem, String publicPem, String jwks) {
        try {
            KeyFiles files = new KeyFiles(directory, PRIVATE, PUBLIC, JWKS);
            files.writePrivate(PRIVATE, privatePem);
            files.writePublic(PUBLIC, publicPem);
            files.writePublic(JWKS, jwks);
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    private String secret() {
        byte[] secret = new byte[algorithm.secretBytes()];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }
}
