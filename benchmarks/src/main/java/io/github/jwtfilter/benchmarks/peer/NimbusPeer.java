package io.github.jwtfilter.benchmarks.peer;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.ParseException;
import java.util.Set;

/** Nimbus JOSE+JWT, with a JWK Set. */
final class NimbusPeer implements Peer {
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    NimbusPeer(Algorithm algorithm, Workload workload) {
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.parse(algorithm.header()), keys(algorithm, workload)));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                Workload.AUDIENCE,
                new JWTClaimsSet.Builder().issuer(Workload.ISSUER).build(),
                Set.of("exp")));
    }

    static JWKSource<SecurityContext> keys(Algorithm algorithm, Workload workload) {
        try {
            return new ImmutableJWKSet<>(JWKSet.load(workload.keySet(algorithm).toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object verify(String token) throws Exception {
        return processor.process(token, null);
    }
}
