package io.github.jwtfilter.benchmarks.peer;

import io.fusionauth.jwt.JWTDecoder;
import io.fusionauth.jwt.Verifier;
import io.fusionauth.jwt.domain.JWT;
import io.fusionauth.jwt.ec.ECVerifier;
import io.fusionauth.jwt.hmac.HMACVerifier;
import io.fusionauth.jwt.rsa.RSAPSSVerifier;
import io.fusionauth.jwt.rsa.RSAVerifier;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.util.List;
import java.util.Map;

/** FusionAuth's library, which leaves issuer and audience to the application. */
final class FusionAuthPeer implements Peer {
    private final JWTDecoder decoder = JWT.getDecoder();
    private final Map<String, Verifier> verifiers;

    FusionAuthPeer(Algorithm algorithm, Workload workload) {
        verifiers = Map.of(algorithm.keyId(), verifier(algorithm, workload));
    }

    private static Verifier verifier(Algorithm algorithm, Workload workload) {
        return switch (algorithm) {
            case HS256 -> HMACVerifier.newVerifier(workload.secret());
            case RS256, RS256_4096 -> RSAVerifier.newVerifier(workload.publicKey(algorithm));
            case PS256 -> RSAPSSVerifier.newVerifier(workload.publicKey(algorithm));
            case ES256, ES512 -> ECVerifier.newVerifier(workload.publicKey(algorithm));
            default -> throw new IllegalArgumentException(algorithm.header());
        };
    }

    @Override
    public Object verify(String token) {
        JWT jwt = decoder.decode(token, verifiers);
        boolean good = jwt.expiration != null && Workload.ISSUER.equals(jwt.issuer) && isForUs(jwt.audience);
        return good ? jwt : null;
    }

    private static boolean isForUs(Object audience) {
        return Workload.AUDIENCE.equals(audience)
                || (audience instanceof List<?> list && list.contains(Workload.AUDIENCE));
    }
}
