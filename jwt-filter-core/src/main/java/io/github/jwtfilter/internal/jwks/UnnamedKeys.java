package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.SignatureVerifier;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects keys without a key ID, removes duplicates, and reports keys that cannot be used. */
final class UnnamedKeys {
    private final KeyReport report;
    private final Clock clock;
    private final Map<String, VerificationKey> byMaterial = new LinkedHashMap<>();

    UnnamedKeys(KeyReport report, Clock clock) {
        this.report = report;
        this.clock = clock;
    }

    /** Adds a key; {@code subject} names it in reports. */
    void add(String subject, PublicKey key) {
        try {
            add(VerificationKey.unnamed(SignatureVerifier.ofPublicKey(key)));
        } catch (InvalidKeyException e) {
            report.error(subject, e);
        }
    }

    /** Adds a key unless it is already present: a renewed certificate has the same key again. */
    void add(VerificationKey key) {
        byMaterial.putIfAbsent(key.thumbprint() + key.algorithms(), key);
    }

    /** Adds the key of a certificate. Checks only the dates of the certificate: the settings establish trust in it. */
    void add(String subject, X509Certificate certificate) {
        Instant now = clock.instant();
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            report.finding(
                    subject + " expired on " + until + "; its key is still used",
                    "check with the issuer whether it still signs with this key");
        } else if (now.isBefore(from)) {
            report.finding(
                    subject + " is valid only from " + from + "; its key is still used",
                    "check with the issuer whether it already signs with this key, and check the clock of this"
                            + " machine");
        }
        add(subject, certificate.getPublicKey());
    }

    /** Returns all usable keys. */
    KeySet toKeySet() {
        KeySet keys = KeySet.ofUnnamed(byMaterial.values());
        for (JwsAlgorithm algorithm : keys.algorithms()) {
            long fit = keys.keys().stream()
                    .filter(key -> key.algorithms().contains(algorithm))
                    .count();
            int max = KeySelector.maxCandidates(algorithm);
            if (fit > max) {
                report.error(
                        fit + " keys fit " + algorithm + ", and tokens do not identify the key; at most " + max
                                + " are tried",
                        "configure fewer keys, or a JWK Set with key IDs (keys.jwks-file)");
                break;
            }
        }
        return keys;
    }
}
