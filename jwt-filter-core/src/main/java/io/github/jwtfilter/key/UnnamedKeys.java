package io.github.jwtfilter.key;

import io.github.jwtfilter.algorithm.JwsAlgorithm;
import io.github.jwtfilter.algorithm.SignatureVerifier;
import io.github.jwtfilter.algorithm.UnfitKeyException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers keys that tokens cannot name, each once, and reports those that cannot be used. */
final class UnnamedKeys {
    private final KeyReport report;
    private final Clock clock;
    private final Map<String, VerificationKey> byMaterial = new LinkedHashMap<>();

    UnnamedKeys(KeyReport report, Clock clock) {
        this.report = report;
        this.clock = clock;
    }

    /** Adds a key; {@code subject} names it in a report. */
    void add(String subject, PublicKey key) {
        try {
            add(VerificationKey.unnamed(SignatureVerifier.ofPublicKey(key)));
        } catch (UnfitKeyException e) {
            report.error(subject, e);
        }
    }

    /** Adds a key, unless it is known: a certificate that was renewed holds the same key again. */
    void add(VerificationKey key) {
        byMaterial.putIfAbsent(key.thumbprint() + key.algorithms(), key);
    }

    /** Adds the key of a certificate, whose dates are looked at, and nothing else: the settings vouch for it. */
    void add(String subject, X509Certificate certificate) {
        Instant now = clock.instant();
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            report.finding(
                    subject + " expired on " + until + "; its key is used all the same",
                    "ask the issuer whether it still signs with this key");
        } else if (now.isBefore(from)) {
            report.finding(
                    subject + " is valid only from " + from + "; its key is used all the same",
                    "ask the issuer whether it signs with this key already, and check the clock of this machine");
        }
        add(subject, certificate.getPublicKey());
    }

    /** All that could be used. */
    KeySet toKeySet() {
        KeySet keys = KeySet.ofUnnamed(byMaterial.values());
        for (JwsAlgorithm algorithm : keys.algorithms()) {
            long fit = keys.keys().stream()
                    .filter(key -> key.algorithms().contains(algorithm))
                    .count();
            int most = KeySet.mostTried(algorithm);
            if (fit > most) {
                report.error(
                        fit + " keys fit " + algorithm + ", and a token cannot say which it means; at most " + most
                                + " are tried",
                        "give fewer keys, or a JWK Set with key IDs (keys.jwks-file)");
                break;
            }
        }
        return keys;
    }
}
