package io.github.jwtfilter.internal.jose;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Creates the checks of the algorithms of a public key, and tests each with a wrong signature. The result contains only those that
 * work.
 */
final class UsableChecks {
    private final PublicKey key;
    private final Map<JwsAlgorithm, SignatureCheck> checks = new EnumMap<>(JwsAlgorithm.class);

    private UsableChecks(PublicKey key) {
        this.key = key;
    }

    /** Returns the checks that the Java runtime supports. */
    static Map<JwsAlgorithm, SignatureCheck> ofRuntime(PublicKey key, Set<JwsAlgorithm> algorithms) {
        UsableChecks usable = new UsableChecks(key);
        for (JwsAlgorithm algorithm : algorithms) {
            usable.add(
                    algorithm,
                    key instanceof ECPublicKey
                            ? new EcdsaCheck(algorithm, (ECPublicKey) key)
                            : new JcaSignatureCheck(algorithm, key));
        }
        return usable.checks;
    }

    /** Returns the checks that a provider supports. */
    static Map<JwsAlgorithm, SignatureCheck> by(Provider provider, PublicKey key, Set<JwsAlgorithm> algorithms) {
        UsableChecks usable = new UsableChecks(key);
        for (JwsAlgorithm algorithm : algorithms) {
            try {
                usable.add(algorithm, JcaSignatureCheck.by(provider, algorithm, key));
            } catch (GeneralSecurityException | RuntimeException e) {
                // Omitted: the provider does not support the key.
            }
        }
        return usable.checks;
    }

    private void add(JwsAlgorithm algorithm, SignatureCheck check) {
        if (check.isUsable(wrongSignature(algorithm))) {
            checks.put(algorithm, check);
        }
    }

    /** Returns a well-formed signature that no token has. */
    private byte[] wrongSignature(JwsAlgorithm algorithm) {
        if (key instanceof RSAPublicKey) {
            return new byte[(((RSAPublicKey) key).getModulus().bitLength() + 7) / 8];
        }
        PrimeCurve curve = algorithm.curve();
        if (curve == null) {
            return new byte[Ed25519Point.SIGNATURE_BYTES];
        }
        byte[] wrong = new byte[2 * curve.bytes()];
        wrong[curve.bytes() - 1] = 1;
        wrong[2 * curve.bytes() - 1] = 1;
        return wrong;
    }
}
