package io.github.jwtfilter.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EcdsaCheckTest {
    @Test
    void supports_ecdsa_algorithms_only() {
        ECPublicKey ec = (ECPublicKey) TestKeys.P_256.getPublic();

        assertThatThrownBy(() -> new EcdsaCheck(JwsAlgorithm.EDDSA, ec)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void passes_the_self_test_only_if_a_wrong_signature_fails_as_such() {
        assertThat(isUsable(token -> fail(null))).isTrue();
        assertThat(isUsable(token -> fail(new SignatureException("bad length"))))
                .isTrue();
        assertThat(isUsable(token -> fail(new InvalidKeyException("weak")))).isFalse();
        assertThat(isUsable(token -> fail(new IllegalArgumentException("base64"))))
                .isFalse();
    }

    @Test
    void fails_the_self_test_if_every_signature_is_accepted_or_an_exception_is_thrown() {
        assertThat(isUsable(token -> {})).isFalse();
        assertThat(isUsable(token -> {
                    throw new NullPointerException("provider");
                }))
                .isFalse();
    }

    @Test
    void the_parts_of_a_token_contain_only_its_three_texts() {
        SignedParts parts = new SignedParts(new CompactJws("h.p.AQID", 1, 3, new byte[0], new byte[] {1, 2, 3}));

        assertThat(parts.getToken()).isEqualTo("h.p.AQID");
        assertThat(parts.getHeader()).isEqualTo("h");
        assertThat(parts.getPayload()).isEqualTo("p");
        assertThat(parts.getSignature()).isEqualTo("AQID");
        assertThat(new Object[] {
                    parts.getAlgorithm(), parts.getType(), parts.getContentType(), parts.getKeyId(), parts.getIssuer(),
                    parts.getSubject(), parts.getId(), parts.getExpiresAt(), parts.getNotBefore(), parts.getIssuedAt(),
                    parts.getAudience(), parts.getHeaderClaim("x"), parts.getClaim("x")
                })
                .containsOnlyNulls();
        assertThat(parts.getClaims()).isEmpty();
    }

    private static void fail(Exception cause) {
        throw new SignatureVerificationException(Algorithm.HMAC256("x"), cause);
    }

    private static boolean isUsable(Consumer<DecodedJWT> verification) {
        return new EcdsaCheck(new Algorithm("test", "test") {
                    @Override
                    public void verify(DecodedJWT token) {
                        verification.accept(token);
                    }

                    @Override
                    public byte[] sign(byte[] content) {
                        return content;
                    }
                })
                .isUsable(new byte[1]);
    }
}
