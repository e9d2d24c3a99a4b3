package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.SigningKey;
import io.github.jwtfilter.internal.resource.Resources;
import io.github.jwtfilter.internal.signing.SigningCertificate;
import io.github.jwtfilter.internal.signing.SigningKeyReader;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.value.InlineKey;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The private key of a client, in PEM, also with its certificate, or as a JWK. The file is read for each use, since it may have been
 * replaced.
 */
public final class ClientKey {
    private final String setting;
    private final String location;
    private final Resources resources;

    /**
     * Names the key.
     *
     * @param setting the key of the setting with the location, for messages
     * @param location the file
     * @param resources reads the file
     */
    public ClientKey(String setting, String location, Resources resources) {
        this.setting = setting;
        this.location = location;
        this.resources = resources;
    }

    /**
     * Reports the problem that prevents the use of the key, if there is one.
     *
     * @param report receives the problem
     */
    public void check(Report report) {
        String shown = InlineKey.displayText(report.displayText(setting, location));
        try {
            read();
        } catch (InvalidKeyException e) {
            report.error(setting, shown + " " + e.getMessage(), e.remedy());
        } catch (IOException e) {
            // Omits the message of the exception, which may contain a path from the wrong variable.
            report.error(
                    setting,
                    "the file " + shown + " cannot be read, or is too large",
                    "check the path and the read permission of the file");
        }
    }

    /** Returns the key and its certificate. */
    Loaded load() throws ProviderException {
        try {
            return read();
        } catch (InvalidKeyException e) {
            throw failure(e.getMessage());
        } catch (IOException e) {
            throw failure("cannot be read, or is too large");
        }
    }

    private ProviderException failure(String predicate) {
        return new ProviderException(
                ProviderException.Kind.UNAVAILABLE, "the key file in " + setting + " " + predicate);
    }

    private Loaded read() throws IOException, InvalidKeyException {
        byte[] content = resources.read(location, SigningKeyReader.MAX_BYTES);
        SigningKey key = SigningKeyReader.read(content);
        if (key.publicKey() == null) {
            throw new InvalidKeyException("is a secret, not a private key", "use an RSA, EC or Ed25519 key");
        }
        return new Loaded(key, SigningCertificate.find(content, key));
    }

    /** The content of the file. */
    static final class Loaded {
        private final SigningKey key;
        private final @Nullable SigningCertificate certificate;

        private Loaded(SigningKey key, @Nullable SigningCertificate certificate) {
            this.key = key;
            this.certificate = certificate;
        }

        SigningKey key() {
            return key;
        }

        /** Returns the certificate, or null if the file contains none. */
        @Nullable
        SigningCertificate certificate() {
            return certificate;
        }
    }
}
