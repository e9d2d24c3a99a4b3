package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.internal.jose.JwsAlgorithm.Family;
import io.github.jwtfilter.internal.jose.ObjectPool.Pooled;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import org.jspecify.annotations.Nullable;

/** Verifies signatures with public keys with the Java runtime, or with one security provider. */
final class JcaSignatureCheck implements SignatureCheck {
    private final JwsAlgorithm algorithm;
    private final PublicKey key;
    private final @Nullable Provider provider;
    private final ObjectPool<Signature> pool = new ObjectPool<>();

    /** Creates a check by the provider that the Java runtime selects. */
    JcaSignatureCheck(JwsAlgorithm algorithm, PublicKey key) {
        this(algorithm, key, null);
    }

    private JcaSignatureCheck(JwsAlgorithm algorithm, PublicKey key, @Nullable Provider provider) {
        this.algorithm = algorithm;
        this.key = key;
        this.provider = provider;
    }

    /** Returns a check by a provider; throws an exception if the provider does not support the type of the key. */
    static JcaSignatureCheck by(Provider provider, JwsAlgorithm algorithm, PublicKey key)
            throws GeneralSecurityException {
        // Some providers accept only keys of their own classes.
        PublicKey own = KeyFactory.getInstance(keyType(algorithm), provider)
                .generatePublic(new X509EncodedKeySpec(key.getEncoded()));
        return new JcaSignatureCheck(algorithm, own, provider);
    }

    private static String keyType(JwsAlgorithm algorithm) {
        switch (algorithm.family()) {
            case ECDSA:
                return "EC";
            case EDDSA:
                return "Ed25519";
            default:
                return "RSA";
        }
    }

    @Override
    public boolean isValid(CompactJws token) throws GeneralSecurityException {
        @Nullable Pooled<Signature> free = pool.take();
        Pooled<Signature> pooled = free == null ? new Pooled<>(prepared()) : free;
        Signature signature = pooled.object;
        signature.update(token.ascii(), 0, token.signingInputLength());
        byte[] bytes = token.signatureBytes();
        boolean valid = signature.verify(algorithm.family() == Family.ECDSA ? Der.ecdsaSignature(bytes) : bytes);
        if (valid) {
            pool.put(pooled); // only after success: a provider might not reset its state after a failure
        }
        return valid;
    }

    private Signature prepared() throws GeneralSecurityException {
        Signature signature = Providers.signature(algorithm, provider);
        signature.initVerify(key);
        return signature;
    }
}
