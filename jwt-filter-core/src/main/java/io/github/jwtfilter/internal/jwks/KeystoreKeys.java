package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.logging.LogText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the certificates of a keystore. Ignores its private keys. */
final class KeystoreKeys {
    private static final String TYPE_KEY = "keys.keystore.type";
    private static final String PASSWORD_KEY = "keys.keystore.password";
    private static final String ALIASES_KEY = "keys.keystore.aliases";

    private final KeyReport report;
    private final UnnamedKeys keys;
    private final SigningCertificates certificates;

    KeystoreKeys(KeyReport report, UnnamedKeys keys) {
        this.report = report;
        this.keys = keys;
        this.certificates = new SigningCertificates(report);
    }

    /**
     * Adds the keys of the entries with the given aliases, or of all entries with a certificate if there are no
     * {@code aliases}.
     */
    void read(byte[] content, String type, byte @Nullable [] password, List<String> aliases) {
        KeyStore keystore = open(content, type, password);
        if (keystore == null) {
            return;
        }
        try {
            List<String> wanted = aliases.isEmpty() ? Collections.list(keystore.aliases()) : aliases;
            int found = 0;
            for (String alias : wanted) {
                found += read(keystore, alias, !aliases.isEmpty()) ? 1 : 0;
            }
            certificates.addTo(keys);
            if (found == 0 && aliases.isEmpty()) {
                report.error(
                        "the keystore contains no certificate that can be read",
                        "check " + PASSWORD_KEY + ", or import the issuer's certificate");
            }
        } catch (KeyStoreException e) {
            throw new IllegalStateException(e); // cannot happen: the keystore is loaded
        }
    }

    private boolean read(KeyStore keystore, String alias, boolean wanted) throws KeyStoreException {
        Certificate certificate = keystore.getCertificate(alias);
        if (certificate instanceof X509Certificate) {
            String subject = "the certificate " + LogText.of(alias);
            if (wanted) {
                keys.add(subject, (X509Certificate) certificate);
            } else {
                certificates.add(subject, (X509Certificate) certificate);
            }
            return true;
        }
        if (wanted) {
            KeyReport aliases = report.about(ALIASES_KEY);
            aliases.error(
                    "the keystore contains no certificate with the alias " + LogText.quoted(aliases.displayText(alias)),
                    "its entries are " + LogText.of(String.join(", ", Collections.list(keystore.aliases()))));
        }
        return false;
    }

    private @Nullable KeyStore open(byte[] content, String type, byte @Nullable [] password) {
        KeyStore unprotected = password == null ? openWithEmptyPassword(content, type) : null;
        return unprotected == null ? load(content, type, password) : unprotected;
    }

    /** Opens a PKCS#12 file with an empty password, which differs from no password. */
    private static @Nullable KeyStore openWithEmptyPassword(byte[] content, String type) {
        try {
            KeyStore keystore = KeyStore.getInstance(type);
            keystore.load(new ByteArrayInputStream(content), new char[0]);
            return keystore;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return null; // the caller opens it without a password instead, which reports the cause
        }
    }

    private @Nullable KeyStore load(byte[] content, String type, byte @Nullable [] password) {
        try {
            KeyStore keystore = KeyStore.getInstance(type);
            keystore.load(new ByteArrayInputStream(content), password == null ? null : characters(password));
            return keystore;
        } catch (KeyStoreException e) {
            report.about(TYPE_KEY)
                    .error("the Java runtime does not support this type of keystore", "use PKCS12 or JKS");
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                report.about(PASSWORD_KEY).error("the password does not open the keystore", "check the password");
            } else {
                report.error(
                        "the file is not a keystore of type " + LogText.of(type),
                        "check the file, " + TYPE_KEY + " and " + PASSWORD_KEY);
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            report.error("the keystore cannot be read by this Java runtime", "convert it to PKCS12 with keytool");
        }
        return null;
    }

    private static char[] characters(byte[] password) {
        return new String(password, StandardCharsets.UTF_8).toCharArray();
    }
}
