package io.github.jwtfilter.benchmarks.peer;

import com.nimbusds.jose.JWSAlgorithm;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.security.KeyPair;
import java.util.Collection;
import org.pac4j.core.profile.UserProfile;
import org.pac4j.jwt.config.signature.ECSignatureConfiguration;
import org.pac4j.jwt.config.signature.RSASignatureConfiguration;
import org.pac4j.jwt.config.signature.SecretSignatureConfiguration;
import org.pac4j.jwt.config.signature.SignatureConfiguration;
import org.pac4j.jwt.credentials.authenticator.JwtAuthenticator;

/** The JWT module of pac4j, which leaves issuer and audience to the application. */
public final class Pac4jPeer implements Peer {
    private final JwtAuthenticator authenticator;

    Pac4jPeer(Algorithm algorithm, Workload workload) {
        authenticator = authenticator(algorithm, workload);
    }

    /**
     * Creates an authenticator.
     *
     * @param algorithm the only algorithm that it accepts
     * @param workload the keys
     * @return an authenticator that checks only the dates
     */
    public static JwtAuthenticator authenticator(Algorithm algorithm, Workload workload) {
        return new JwtAuthenticator(signature(algorithm, workload));
    }

    private static SignatureConfiguration signature(Algorithm algorithm, Workload workload) {
        JWSAlgorithm alg = JWSAlgorithm.parse(algorithm.header());
        return switch (algorithm) {
            case HS256 -> new SecretSignatureConfiguration(workload.secret());
            case ES256, ES512 -> new ECSignatureConfiguration(new KeyPair(workload.publicKey(algorithm), null), alg);
            default -> new RSASignatureConfiguration(new KeyPair(workload.publicKey(algorithm), null), alg);
        };
    }

    /**
     * Performs the checks that pac4j leaves to the application.
     *
     * @param profile the profile of a token that pac4j has accepted
     * @return whether issuer and audience are correct
     */
    public static boolean isForUs(UserProfile profile) {
        Object audience = profile.getAttribute("aud");
        return Workload.ISSUER.equals(profile.getAttribute("iss"))
                && (Workload.AUDIENCE.equals(audience)
                        || (audience instanceof Collection<?> all && all.contains(Workload.AUDIENCE)));
    }

    @Override
    public Object verify(String token) {
        UserProfile profile = authenticator.validateToken(token);
        return profile != null && isForUs(profile) ? profile : null;
    }
}
