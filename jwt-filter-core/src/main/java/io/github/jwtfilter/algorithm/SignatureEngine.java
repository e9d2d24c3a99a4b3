package io.github.jwtfilter.algorithm;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import org.jspecify.annotations.Nullable;

/** RSA, RSASSA-PSS and Ed25519, as the Java runtime has them. */
final class SignatureEngine implements Engine {
    private final JwsAlgorithm algorithm;
    private final PublicKey key;
    private final IdleObjects<Signature> idle = new IdleObjects<>();

    SignatureEngine(JwsAlgorithm algorithm, PublicKey key) {
        this.algorithm = algorithm;
        this.key = key;
    }

    @Override
    public boolean holds(SignedToken token) throws GeneralSecurityException {
        @Nullable Signature taken = idle.take();
        Signature signature = taken == null ? prepared() : taken;
        signature.update(token.signingInput());
        boolean holds = signature.verify(token.signatureBytes());
        if (holds) {
            idle.put(signature); // only then: no provider has to be trusted to have forgotten what it failed on
        }
        return holds;
    }

    private Signature prepared() throws GeneralSecurityException {
        Signature signature = Providers.signature(algorithm);
        signature.initVerify(key);
        return signature;
    }
}
