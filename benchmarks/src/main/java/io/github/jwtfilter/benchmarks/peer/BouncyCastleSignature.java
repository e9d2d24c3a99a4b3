package io.github.jwtfilter.benchmarks.peer;

import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The verification of an Ed25519 signature only, by Bouncy Castle. */
final class BouncyCastleSignature implements Peer {
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private final PublicKey key;

    BouncyCastleSignature(Workload workload) {
        try {
            key = KeyFactory.getInstance("Ed25519", PROVIDER)
                    .generatePublic(new X509EncodedKeySpec(
                            workload.publicKey(Algorithm.EDDSA).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object verify(String token) throws GeneralSecurityException {
        int dot = token.lastIndexOf('.');
        Signature check = Signature.getInstance("Ed25519", PROVIDER);
        check.initVerify(key);
        check.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        return check.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1))) ? token : null;
    }
}
