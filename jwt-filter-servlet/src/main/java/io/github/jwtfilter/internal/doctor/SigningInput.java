package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.SigningKey;
import io.github.jwtfilter.internal.signing.SigningKeyReader;
import io.github.jwtfilter.settings.value.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the key of {@code token issue} from a file, standard input or the settings; never from an argument. */
final class SigningInput {
    private static final String STANDARD_INPUT = "-";

    private final InputStream in;

    SigningInput(InputStream in) {
        this.in = in;
    }

    SigningKey read(@Nullable String keyFile, @Nullable String secretFile, @Nullable IssuingSettings settings) {
        if (keyFile != null && secretFile != null) {
            throw new UnusableInput("Give --key or --secret-file, not both.");
        }
        if (keyFile != null) {
            return privateKey(keyFile);
        }
        if (secretFile != null) {
            return secret("--secret-file: the file", parse(text(content("--secret-file", secretFile))));
        }
        Optional<Secret> configured = settings == null ? Optional.empty() : settings.secret();
        if (configured.isPresent()) {
            return secret("keys.secret", configured.get());
        }
        throw new UnusableInput(
                "Give the private key with --key FILE, or the secret with --secret-file FILE. To generate"
                        + " them: keys generate ES256 --out DIR");
    }

    private SigningKey privateKey(String file) {
        try {
            return SigningKeyReader.read(content("--key", file));
        } catch (InvalidKeyException e) {
            throw new UnusableInput("--key: " + file + " " + e.getMessage() + "; " + e.remedy());
        }
    }

    private static SigningKey secret(String subject, Secret secret) {
        try {
            return SigningKey.ofSecret(secret.bytes(), null);
        } catch (InvalidKeyException e) {
            throw new UnusableInput(subject + " " + e.getMessage() + "; " + e.remedy());
        }
    }

    private static Secret parse(String text) {
        try {
            return Secret.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UnusableInput("--secret-file: " + e.getMessage());
        }
    }

    /** Decodes a file as the settings decode it: without a byte order mark, and without one line break at the end. */
    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8)
                .replaceFirst("^\ufeff", "")
                .replaceFirst("\r?\n$", "");
    }

    private byte[] content(String option, String file) {
        Path path = Paths.get(file);
        try (InputStream source = file.equals(STANDARD_INPUT) ? in : Files.newInputStream(path)) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            int read = source.read(buffer);
            while (read >= 0 && content.size() <= SigningKeyReader.MAX_BYTES) {
                content.write(buffer, 0, read);
                read = source.read(buffer);
            }
            return content.toByteArray();
        } catch (IOException e) {
            throw new UnusableInput(option + ": there is no file " + file + ", or it cannot be read");
        }
    }
}
