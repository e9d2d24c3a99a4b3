package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jose.TestCertificate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;

/** Writes keystores with private keys and self-signed certificates. */
final class SigningStore {
    static final char[] PASSWORD = "change it".toCharArray();

    private final KeyStore keystore;

    SigningStore(String type) {
        try {
            keystore = KeyStore.getInstance(type);
            keystore.load(null, null);
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    SigningStore key(String alias, KeyPair pair, Instant from, Instant until) {
        return key(alias, pair, certificate(pair, from, until), PASSWORD);
    }

    SigningStore key(String alias, KeyPair pair, Certificate certificate, char[] password) {
        try {
            keystore.setKeyEntry(alias, pair.getPrivate(), password, new Certificate[] {certificate});
            return this;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    SigningStore certificate(String alias, KeyPair pair) {
        try {
            keystore.setCertificateEntry(alias, TestCertificate.parsed(pair));
            return this;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static Certificate certificate(KeyPair pair, Instant from, Instant until) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(TestCertificate.of(pair, from, until)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    byte[] bytes() {
        return bytes(PASSWORD);
    }

    byte[] bytes(char[] password) {
        try {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            keystore.store(content, password);
            return content.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
