package io.github.jwtfilter.internal.jwks;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The certificates of one file or keystore. In a chain, only the last certificate, which issued no other, has a key for
 * tokens. The key of a CA must not verify tokens: its owner could sign tokens for every issuer that the CA has certified.
 */
final class SigningCertificates {
    private final KeyReport report;
    private final Map<String, X509Certificate> bySubject = new LinkedHashMap<>();

    SigningCertificates(KeyReport report) {
        this.report = report;
    }

    /** Adds a certificate; {@code subject} names it in reports. */
    void add(String subject, X509Certificate certificate) {
        bySubject.put(subject, certificate);
    }

    /** Adds the keys of all certificates except CA certificates, and reports those. */
    void addTo(UnnamedKeys keys) {
        bySubject.forEach((subject, certificate) -> {
            if (isAuthority(certificate)) {
                report.finding(
                        subject
                                + " is the certificate of an authority, in a chain with certificates that an authority"
                                + " issued; its key is not used",
                        "remove it; if the issuer signs tokens with it, configure it separately, in its own file or in"
                                + " keys.keystore.aliases");
            } else {
                keys.add(subject, certificate);
            }
        });
    }

    private boolean isAuthority(X509Certificate certificate) {
        Collection<X509Certificate> all = bySubject.values();
        boolean named = certificate.getBasicConstraints() >= 0; // RFC 5280 section 4.2.1.9
        return (named && all.stream().anyMatch(other -> other.getBasicConstraints() < 0))
                || all.stream().anyMatch(other -> hasIssued(certificate, other));
    }

    /**
     * Returns whether a certificate has issued another one. Self-signed certificates with the same name have not issued each
     * other: an issuer has several of them during a key rotation.
     */
    private static boolean hasIssued(X509Certificate issuer, X509Certificate other) {
        if (issuer.getPublicKey().equals(other.getPublicKey())) {
            return false;
        }
        try {
            other.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}
