package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.PrivateKeys;
import io.github.jwtfilter.internal.jose.SigningKey;
import io.github.jwtfilter.internal.logging.LogText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the private keys of a keystore of type PKCS12, JKS or JCEKS. Ignores entries with certificates only. */
final class SigningKeystore {
    private final SigningKeyReport report;
    private final List<DatedKey> keys;
    private final @Nullable String wanted;

    SigningKeystore(SigningKeyReport report, List<DatedKey> keys) {
        this(report, keys, null);
    }

    /** Creates a reader of one entry; null for all entries. */
    SigningKeystore(SigningKeyReport report, List<DatedKey> keys, @Nullable String wanted) {
        this.report = report;
        this.keys = keys;
        this.wanted = wanted;
    }

    void read(byte[] content, byte @Nullable [] password) {
        char[] characters = password == null ? new char[0] : new String(password, StandardCharsets.UTF_8).toCharArray();
        try {
            KeyStore keystore = KeyStore.getInstance(typeOf(content));
            keystore.load(new ByteArrayInputStream(content), characters);
            readEntries(keystore, characters);
        } catch (IOException e) {
            if (password == null || e.getCause() instanceof UnrecoverableKeyException) {
                rejectPassword(password == null, "the keystore");
            } else {
                report.error(
                        "is a damaged keystore, or the password does not open it", "copy it again, and check both");
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            report.error("is a keystore that this Java runtime cannot read", "convert it to PKCS12 with keytool");
        }
    }

    private void readEntries(KeyStore keystore, char[] password) throws GeneralSecurityException {
        List<String> aliases = Collections.list(keystore.aliases());
        int before = keys.size();
        int found = 0;
        for (String alias : aliases) {
            if (keystore.isKeyEntry(alias) && (wanted == null || wanted.equalsIgnoreCase(alias))) {
                found++;
                read(keystore, alias, password);
            }
        }
        if (found == 0) {
            report.error(
                    (wanted == null ? "contains no private key" : "contains no private key with this alias")
                            + "; its entries are " + LogText.of(String.join(", ", aliases)),
                    "create one: keytool -genkeypair -keyalg EC -groupname secp256r1 -storetype PKCS12 -keystore FILE");
        }
        // One line for each entry of a large store would hide the others.
        if (keys.size() - before > PrivateJwkSet.MAX_KEYS) {
            report.error("contains more than " + PrivateJwkSet.MAX_KEYS + " keys", "remove those that are not used");
        }
    }

    private void read(KeyStore keystore, String alias, char[] password) throws GeneralSecurityException {
        String subject = "entry " + LogText.of(alias);
        try {
            Key key = keystore.getKey(alias, password);
            Certificate certificate = keystore.getCertificate(alias);
            byte[] encoded = key instanceof PrivateKey ? key.getEncoded() : null;
            if (encoded == null || certificate == null) {
                throw new InvalidKeyException(
                        "is not a private key with a certificate", "use one; a secret belongs in session.secret");
            }
            keys.add(dated(PrivateKeys.ofPkcs8(encoded), certificate));
        } catch (UnrecoverableKeyException e) {
            rejectPassword(password.length == 0, subject);
        } catch (InvalidKeyException e) {
            report.error(subject + " " + e.getMessage(), e.remedy());
        }
    }

    private static DatedKey dated(KeyPair pair, Certificate certificate) throws InvalidKeyException {
        SigningKey key = SigningKey.of(pair, null);
        if (!SigningCertificate.isOf(certificate, key)) {
            throw new InvalidKeyException("has the certificate of another key", "import key and certificate again");
        }
        if (!(certificate instanceof X509Certificate)) {
            return DatedKey.undated(key);
        }
        X509Certificate dates = (X509Certificate) certificate;
        return DatedKey.certified(
                key,
                dates.getNotBefore().toInstant().toEpochMilli(),
                dates.getNotAfter().toInstant().toEpochMilli());
    }

    private void rejectPassword(boolean missing, String subject) {
        report.ofPassword()
                .error(
                        missing
                                ? "is a keystore, and there is no password for " + subject
                                : "is a keystore, and the password does not open " + subject,
                        missing
                                ? "configure its password (session.keys.password)"
                                : "correct session.keys.password; one password for the store and its keys");
    }

    private static String typeOf(byte[] content) {
        switch (content[0]) {
            case (byte) 0xfe:
                return "JKS";
            case (byte) 0xce:
                return "JCEKS";
            default:
                return "PKCS12";
        }
    }
}
