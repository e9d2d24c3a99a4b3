package io.github.jwtfilter.internal.jose;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import org.jspecify.annotations.Nullable;

/** Verifies RSASSA-PKCS1-v1_5, RSASSA-PSS and Ed25519 signatures with the Java runtime. */
final class JcaSignatureCheck implements SignatureCheck {
    private final JwsAlgorithm algorithm;
    private final PublicKey key;
    private final ObjectPool<Signature> pool = new ObjectPool<>();

    JcaSignatureCheck(JwsAlgorithm algorithm, PublicKey key) {
        this.algorithm = algorithm;
        this.key = key;
    }

    @Override
    public boolean isValid(CompactJws token) throws GeneralSecurityException {
        @Nullable Signature pooled = pool.take();
        Signature signature = pooled == null ? prepared() : pooled;
        signature.update(token.ascii(), 0, token.signingInputLength());
        boolean valid = signature.verify(token.signatureBytes());
        if (valid) {
            pool.put(signature); // only after success: a provider might not reset its state after a failure
        }
        return valid;
    }

    private Signature prepared() throws GeneralSecurityException {
        Signature signature = Providers.signature(algorithm);
        signature.initVerify(key);
        return signature;
    }
}
