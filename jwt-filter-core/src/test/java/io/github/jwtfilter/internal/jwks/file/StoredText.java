package io.github.jwtfilter.internal.jwks.file;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.jwtfilter.internal.jose.TestCertificate;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;

/** Encodes public keys for files. */
final class StoredText {
    private StoredText() {}

    static String pem(KeyPair pair) {
        return pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    static String certificate(KeyPair pair) {
        return pem("CERTIFICATE", TestCertificate.of(pair));
    }

    private static String pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    static JWK rsa(KeyPair pair, String keyId) {
        return new RSAKey.Builder((RSAPublicKey) pair.getPublic()).keyID(keyId).build();
    }

    static JWK ec(KeyPair pair, String keyId) {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        return new ECKey.Builder(com.nimbusds.jose.jwk.Curve.forECParameterSpec(key.getParams()), key)
                .keyID(keyId)
                .build();
    }

    static String jwks(JWK... keys) {
        return new JWKSet(List.of(keys)).toString();
    }

    /** Returns a PKCS#12 keystore with a certificate for each pair. */
    static byte[] keystore(String password, KeyPair... pairs) {
        try {
            KeyStore keystore = KeyStore.getInstance("PKCS12");
            keystore.load(null, null);
            for (int i = 0; i < pairs.length; i++) {
                keystore.setCertificateEntry("key" + i, TestCertificate.parsed(pairs[i]));
            }
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            keystore.store(content, password.toCharArray());
            return content.toByteArray();
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
