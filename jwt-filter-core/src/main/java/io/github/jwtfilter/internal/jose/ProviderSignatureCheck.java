package io.github.jwtfilter.internal.jose;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** Verifies signatures with public keys by a provider that the settings select, also ECDSA signatures. */
final class ProviderSignatureCheck implements SignatureCheck {
    private static final int INTEGER = 0x02;

    private final JwsAlgorithm algorithm;
    private final Provider provider;
    private final PublicKey key;

    /** Creates a check; throws an exception if the provider does not support the type of the key. */
    ProviderSignatureCheck(JwsAlgorithm algorithm, PublicKey key, Provider provider) throws GeneralSecurityException {
        this.algorithm = algorithm;
        this.provider = provider;
        // Some providers accept only keys of their own classes.
        this.key = KeyFactory.getInstance(type(algorithm), provider)
                .generatePublic(new X509EncodedKeySpec(key.getEncoded()));
    }

    private static String type(JwsAlgorithm algorithm) {
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
        Signature signature = Providers.signature(algorithm, provider);
        signature.initVerify(key);
        signature.update(token.ascii(), 0, token.signingInputLength());
        byte[] bytes = token.signatureBytes();
        return signature.verify(algorithm.family() == JwsAlgorithm.Family.ECDSA ? der(bytes) : bytes);
    }

    /** Converts R and S of equal length (RFC 7518 section 3.4) to Ecdsa-Sig-Value (RFC 3279 section 2.2.3). */
    private static byte[] der(byte[] signature) {
        int half = signature.length / 2;
        return Der.element(
                Der.SEQUENCE,
                integer(Arrays.copyOf(signature, half)),
                integer(Arrays.copyOfRange(signature, half, signature.length)));
    }

    private static byte[] integer(byte[] magnitude) {
        return Der.element(INTEGER, new BigInteger(1, magnitude).toByteArray());
    }
}
