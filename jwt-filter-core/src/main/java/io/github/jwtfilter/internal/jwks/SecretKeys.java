package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.SignatureVerifier;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Creates a key from a shared secret. */
final class SecretKeys {
    private static final int FEWEST_DISTINCT_BYTES = 5;

    private final KeyReport report;

    SecretKeys(KeyReport report) {
        this.report = report;
    }

    KeySet load(byte[] secret) {
        try {
            SignatureVerifier verifier = SignatureVerifier.ofSecret(secret);
            if (distinct(secret) < FEWEST_DISTINCT_BYTES) {
                report.finding(
                        "is a secret of very few different bytes",
                        "use at least 32 bytes from a random generator, and configure the same secret in the issuer");
            }
            return KeySet.ofUnnamed(Collections.singleton(VerificationKey.unnamed(verifier)));
        } catch (InvalidKeyException e) {
            report.error(e.getMessage(), e.remedy());
            return KeySet.empty();
        }
    }

    private static int distinct(byte[] bytes) {
        Set<Byte> seen = new HashSet<>();
        for (byte b : bytes) {
            seen.add(b);
        }
        return seen.size();
    }
}
