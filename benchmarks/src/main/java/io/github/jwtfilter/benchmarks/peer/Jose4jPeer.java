package io.github.jwtfilter.benchmarks.peer;

import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** The library jose4j, with a JWK Set. */
final class Jose4jPeer implements Peer {
    private final JwtConsumer consumer;

    Jose4jPeer(Algorithm algorithm, Workload workload) {
        consumer = new JwtConsumerBuilder()
                .setRequireExpirationTime()
                .setExpectedIssuer(Workload.ISSUER)
                .setExpectedAudience(Workload.AUDIENCE)
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(
                        keys(algorithm, workload).getJsonWebKeys()))
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, algorithm.header())
                .build();
    }

    private static JsonWebKeySet keys(Algorithm algorithm, Workload workload) {
        try {
            return new JsonWebKeySet(Files.readString(workload.keySet(algorithm)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object verify(String token) throws InvalidJwtException {
        return consumer.processToClaims(token);
    }
}
