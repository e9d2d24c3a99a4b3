package io.github.jwtfilter.benchmarks.peer;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.ECDSAKeyProvider;
import com.auth0.jwt.interfaces.RSAKeyProvider;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;

/** Auth0's java-jwt, with its key providers. */
final class JavaJwtPeer {
    private JavaJwtPeer() {}

    static Peer create(io.github.jwtfilter.benchmarks.workload.Algorithm algorithm, Workload workload) {
        JWTVerifier verifier = JWT.require(algorithm(algorithm, workload))
                .withIssuer(Workload.ISSUER)
                .withAudience(Workload.AUDIENCE)
                .withClaimPresence("exp")
                .build();
        return verifier::verify;
    }

    private static Algorithm algorithm(io.github.jwtfilter.benchmarks.workload.Algorithm algorithm, Workload workload) {
        return switch (algorithm) {
            case HS256 -> Algorithm.HMAC256(workload.secret());
            case RS256, RS256_4096 ->
                Algorithm.RSA256(new RsaKeys(algorithm.keyId(), (RSAPublicKey) workload.publicKey(algorithm)));
            case PS256 ->
                Algorithm.RSA256PSS(new RsaKeys(algorithm.keyId(), (RSAPublicKey) workload.publicKey(algorithm)));
            case ES256 ->
                Algorithm.ECDSA256(new EcKeys(algorithm.keyId(), (ECPublicKey) workload.publicKey(algorithm)));
            case ES512 ->
                Algorithm.ECDSA512(new EcKeys(algorithm.keyId(), (ECPublicKey) workload.publicKey(algorithm)));
            default -> throw new IllegalArgumentException(algorithm.header());
        };
    }

    private record RsaKeys(String id, RSAPublicKey key) implements RSAKeyProvider {
        @Override
        public RSAPublicKey getPublicKeyById(String keyId) {
            return id.equals(keyId) ? key : null;
        }

        @Override
        public RSAPrivateKey getPrivateKey() {
            return null;
        }

        @Override
        public String getPrivateKeyId() {
            return null;
        }
    }

    private record EcKeys(String id, ECPublicKey key) implements ECDSAKeyProvider {
        @Override
        public ECPublicKey getPublicKeyById(String keyId) {
            return id.equals(keyId) ? key : null;
        }

        @Override
        public ECPrivateKey getPrivateKey() {
            return null;
        }

        @Override
        public String getPrivateKeyId() {
            return null;
        }
    }
}
