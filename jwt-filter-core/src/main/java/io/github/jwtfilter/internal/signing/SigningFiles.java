package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.SigningKey;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import io.github.jwtfilter.internal.jwks.ByteOrderMark;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads all signing keys of a file: one key, a JWK Set with private members, or a keystore. */
final class SigningFiles {
    private static final String GENERATED_CURVE = "secp256r1"; // P-256, for ES256

    private SigningFiles() {}

    /** Adds the keys of a file, and reports each that cannot sign. */
    static void read(byte[] content, byte @Nullable [] password, SigningKeyReport report, List<DatedKey> keys) {
        byte[] plain = ByteOrderMark.remove(content);
        try {
            if (RejectedSigningForm.isKeystore(plain)) {
                new SigningKeystore(report, keys).read(plain, password);
                return;
            }
            JsonObject json = StrictJson.parse(plain);
            if (json != null && json.has("keys")) {
                new PrivateJwkSet(report, keys).read(json);
            } else {
                keys.add(
                        json == null
                                ? DatedKey.undated(SigningKeyReader.read(plain))
                                : new PrivateJwk(json.asMap()).dated());
            }
        } catch (InvalidKeyException e) {
            report.error(e);
        }
    }

    /** Adds a key of a secret. */
    static void ofSecret(byte[] secret, SigningKeyReport report, List<DatedKey> keys) {
        try {
            keys.add(DatedKey.undated(SigningKey.ofSecret(secret, null)));
        } catch (InvalidKeyException e) {
            report.error(e);
        }
    }

    /** Adds a new key for ES256, which exists in memory only. */
    static void generate(SigningKeyReport report, List<DatedKey> keys) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(GENERATED_CURVE));
            keys.add(DatedKey.undated(SigningKey.of(generator.generateKeyPair(), null)));
        } catch (GeneralSecurityException | InvalidKeyException e) {
            report.error("is not set, and this Java runtime cannot generate a key for ES256", "set session.keys");
        }
    }
}
