package io.github.jwtfilter.benchmarks.peer;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Nimbus JOSE+JWT with Google's Tink, which its verifier of Ed25519 requires. Its processor of tokens does not support these keys. */
final class NimbusTinkPeer implements Peer {
    private final Map<String, JWSVerifier> verifiers = new HashMap<>();
    private final DefaultJWTClaimsVerifier<?> claims = new DefaultJWTClaimsVerifier<>(
            Workload.AUDIENCE,
            new JWTClaimsSet.Builder().issuer(Workload.ISSUER).build(),
            Set.of("exp"));

    NimbusTinkPeer(Workload workload) {
        try {
            for (JWK key :
                    JWKSet.load(workload.keySet(Algorithm.EDDSA).toFile()).getKeys()) {
                verifiers.put(key.getKeyID(), new Ed25519Verifier(key.toOctetKeyPair()));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object verify(String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        JWSVerifier verifier = verifiers.get(jwt.getHeader().getKeyID());
        if (verifier == null || !jwt.verify(verifier)) {
            return null;
        }
        claims.verify(jwt.getJWTClaimsSet(), null);
        return jwt.getJWTClaimsSet();
    }
}
