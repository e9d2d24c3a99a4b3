package io.github.jwtfilter.internal.jose;

import static io.github.jwtfilter.internal.jose.TestSignatures.signed;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Verifies signatures of another library. (Nimbus requires one more library for Ed25519; RFC 8037 replaces it.) */
class NimbusSignatureTest {
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"EDDSA", "ED25519"})
    void accepts_signatures_of_nimbus(JwsAlgorithm algorithm) throws Exception {
        JWSObject token =
                new JWSObject(new JWSHeader(JWSAlgorithm.parse(algorithm.headerName())), new Payload("{\"a\":1}"));
        token.sign(signer(algorithm));
        String[] parts = token.serialize().split("\\.");
        byte[] signature = token.getSignature().decode();

        assertThat(verifier(algorithm).verifies(algorithm, signed(parts[0], parts[1], parts[2], signature)))
                .isTrue();
        assertThat(verifier(algorithm).verifies(algorithm, signed(parts[1], parts[0], parts[2], signature)))
                .isFalse();
    }

    private static JWSSigner signer(JwsAlgorithm algorithm) throws Exception {
        return switch (algorithm.family()) {
            case HMAC -> new MACSigner(TestKeys.SECRET);
            case ECDSA -> new ECDSASigner((ECPrivateKey) ec(algorithm).getPrivate());
            default -> new RSASSASigner(TestKeys.RSA.getPrivate());
        };
    }

    private static SignatureVerifier verifier(JwsAlgorithm algorithm) throws Exception {
        return switch (algorithm.family()) {
            case HMAC -> SignatureVerifier.ofSecret(TestKeys.SECRET);
            case ECDSA -> SignatureVerifier.ofPublicKey(ec(algorithm).getPublic());
            default -> SignatureVerifier.ofPublicKey(TestKeys.RSA.getPublic());
        };
    }

    private static KeyPair ec(JwsAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> TestKeys.P_256;
            case ES384 -> TestKeys.P_384;
            default -> TestKeys.P_521;
        };
    }
}
