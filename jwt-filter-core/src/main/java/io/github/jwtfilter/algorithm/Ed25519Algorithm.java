package io.github.jwtfilter.algorithm;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureGenerationException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** Ed25519 (RFC 8037 section 3.1), which java-jwt does not have. */
final class Ed25519Algorithm extends Algorithm {
    private final PublicKey key;

    Ed25519Algorithm(PublicKey key) {
        super("EdDSA", "Ed25519");
        this.key = key;
    }

    @Override
    public void verify(DecodedJWT token) {
        if (!holds(token)) {
            throw new SignatureVerificationException(this);
        }
    }

    private boolean holds(DecodedJWT token) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update((token.getHeader() + "." + token.getPayload()).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(token.getSignature()));
        } catch (GeneralSecurityException e) {
            throw new SignatureVerificationException(this, e);
        }
    }

    @Override
    public byte[] sign(byte[] content) {
        throw new SignatureGenerationException(this, new UnsupportedOperationException("holds no private key"));
    }
}
