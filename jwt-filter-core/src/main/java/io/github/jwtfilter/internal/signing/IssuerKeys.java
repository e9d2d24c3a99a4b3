package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.SigningKey;
import io.github.jwtfilter.internal.resource.LocationResources;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.value.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the keys of programs that only sign, without settings. Problems are thrown, with the remedy. */
public final class IssuerKeys {
    private final List<DatedKey> keys;
    private final String place;

    private IssuerKeys(List<DatedKey> keys, String place) {
        this.keys = keys;
        this.place = place;
    }

    /**
     * Reads a file with one key or several: PEM, a private JWK or a JWK Set of them.
     *
     * @param file the file
     * @return its keys
     * @throws IllegalArgumentException if it cannot be read, or one of its keys cannot sign
     */
    public static IssuerKeys ofFile(Path file) {
        return read(file, (content, report, keys) -> SigningFiles.read(content, null, report, keys));
    }

    /**
     * Reads one entry of a keystore.
     *
     * @param file a keystore of type PKCS12, JKS or JCEKS
     * @param password the password of the keystore and of the entry
     * @param alias the name of the entry
     * @return its key
     * @throws IllegalArgumentException if it cannot be read, or is not an entry with a private key that can sign
     */
    public static IssuerKeys ofKeystore(Path file, char[] password, String alias) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return read(file, (content, report, keys) -> {
            if (RejectedSigningForm.isKeystore(content)) {
                new SigningKeystore(report, keys, alias).read(content, bytes);
            } else {
                report.error("is not a keystore", "use a file of type PKCS12 or JKS");
            }
        });
    }

    /**
     * Reads a secret.
     *
     * @param secret text, {@code base64:…} or {@code hex:…}
     * @return its key
     * @throws IllegalArgumentException if it cannot sign; the message contains no part of it
     */
    public static IssuerKeys ofSecret(String secret) {
        try {
            DatedKey key =
                    DatedKey.undated(SigningKey.ofSecret(Secret.parse(secret).bytes(), null));
            return new IssuerKeys(Collections.singletonList(key), "the secret");
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("the secret " + e.getMessage() + "; " + e.remedy(), e);
        }
    }

    private static IssuerKeys read(Path file, Reader reader) {
        FirstError problems = new FirstError();
        List<DatedKey> keys = new ArrayList<>();
        try {
            byte[] content = LocationResources.of(file, IssuerKeys.class.getClassLoader())
                    .readSettings(SigningKeysSnapshot.MAX_BYTES);
            reader.read(content, SigningKeyReport.ofFile(problems, file.toString()), keys);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (problems.first != null) {
            throw new IllegalArgumentException(problems.first);
        }
        return new IssuerKeys(keys, file.toString());
    }

    /**
     * Returns the keys for tokens of one kind.
     *
     * @param algorithm the algorithm, or null for the usual one of the key
     * @param type the value of {@code typ}
     * @param keyId of several keys, the ID of the one that signs; of one key, its ID in tokens; null for the newest key, and the ID
     *     that the key has
     * @param clock determines which key is valid
     * @return the keys
     * @throws IllegalArgumentException if no key fits, or none is valid now
     */
    public SigningKeys with(@Nullable JwsAlgorithm algorithm, String type, @Nullable String keyId, Clock clock) {
        List<DatedKey> chosen = new ArrayList<>();
        for (DatedKey key : keys) {
            if (keyId == null || keyId.equals(key.keyId())) {
                chosen.add(key);
            } else if (keys.size() == 1) {
                chosen.add(key.named(keyId));
            }
        }
        KeyRing ring = new KeyRing(chosen, algorithm, type);
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(place + " contains no key with this ID");
        }
        if (chosen.stream().noneMatch(ring::signs)) {
            throw new IllegalArgumentException("the key does not fit " + algorithm + ", but "
                    + chosen.get(0).key().algorithms());
        }
        if (ring.signer(clock.millis()) == null) {
            throw new IllegalArgumentException(place + " contains no key that is valid now; add one with keys rotate");
        }
        return new SigningKeys(ring, place, false, clock);
    }

    /** Adds the keys of a file. */
    private interface Reader {
        void read(byte[] content, SigningKeyReport report, List<DatedKey> keys);
    }

    /** Keeps the first error for an exception. */
    private static final class FirstError implements Report {
        private @Nullable String first;

        @Override
        public void error(String key, String message, String remedy) {
            first = first == null ? message + "; " + remedy : first;
        }

        @Override
        public void finding(String key, String message, String remedy) {}

        @Override
        public String displayText(String key, String value) {
            return value;
        }
    }
}
