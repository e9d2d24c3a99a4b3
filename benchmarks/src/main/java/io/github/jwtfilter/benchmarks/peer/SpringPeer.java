package io.github.jwtfilter.benchmarks.peer;

import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Spring Security's decoder, as its resource server uses it, with local keys. */
public final class SpringPeer implements Peer {
    private final JwtDecoder decoder;

    SpringPeer(Algorithm algorithm, Workload workload) {
        decoder = decoder(algorithm, workload);
    }

    /**
     * Creates a decoder.
     *
     * @param algorithm the only algorithm that it accepts
     * @param workload the keys
     * @return a decoder that checks issuer, audience and dates
     */
    public static JwtDecoder decoder(Algorithm algorithm, Workload workload) {
        NimbusJwtDecoder decoder = algorithm == Algorithm.HS256
                ? NimbusJwtDecoder.withSecretKey(new SecretKeySpec(workload.secret(), algorithm.keys()))
                        .macAlgorithm(MacAlgorithm.HS256)
                        .build()
                : NimbusJwtDecoder.withJwkSource(NimbusPeer.keys(algorithm, workload))
                        .jwsAlgorithm(SignatureAlgorithm.from(algorithm.header()))
                        .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(
                List.of(new JwtIssuerValidator(Workload.ISSUER), new JwtAudienceValidator(Workload.AUDIENCE))));
        return decoder;
    }

    @Override
    public Object verify(String token) {
        return decoder.decode(token);
    }
}
