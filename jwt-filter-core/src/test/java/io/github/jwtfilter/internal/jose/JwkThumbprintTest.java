package io.github.jwtfilter.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares thumbprints with the RFCs and with another library. */
class JwkThumbprintTest {
    @Test
    void the_rsa_key_of_rfc_7638_has_the_thumbprint_of_rfc_7638() throws Exception {
        String modulus =
                "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCi"
                        + "FV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZ"
                        + "gnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBni"
                        + "Iqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";
        RSAPublicKey key = TestKeys.rsa(number(modulus), number("AQAB"));

        assertThat(JwkThumbprint.of(key)).isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }

    @Test
    void the_ed25519_key_of_rfc_8037_has_the_thumbprint_of_rfc_8037() {
        byte[] key = Base64.getUrlDecoder().decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");

        assertThat(JwkThumbprint.ofEd25519(key)).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void rsa_keys_have_the_thumbprints_that_nimbus_computes() throws Exception {
        for (KeyPair pair : new KeyPair[] {TestKeys.RSA, TestKeys.OTHER_RSA}) {
            RSAPublicKey key = (RSAPublicKey) pair.getPublic();

            assertThat(SignatureVerifier.ofPublicKey(key).thumbprint())
                    .isEqualTo(thumbprint(new RSAKey.Builder(key).build()));
        }
    }

    @Test
    void ec_keys_have_the_thumbprints_that_nimbus_computes() throws Exception {
        for (KeyPair pair : new KeyPair[] {TestKeys.P_256, TestKeys.P_384, TestKeys.P_521}) {
            ECPublicKey key = (ECPublicKey) pair.getPublic();

            assertThat(SignatureVerifier.ofPublicKey(key).thumbprint())
                    .isEqualTo(thumbprint(new ECKey.Builder(Curve.forECParameterSpec(key.getParams()), key).build()));
        }
    }

    @Test
    void coordinates_with_leading_zeros_keep_their_length() {
        BigInteger small = BigInteger.valueOf(5);
        ECPublicKey key = TestKeys.ec(PrimeCurve.P_256, small, small);
        Base64URL coordinate = Base64URL.encode(new byte[] {
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5
        });
        String members = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + coordinate + "\",\"y\":\"" + coordinate + "\"}";

        assertThat(JwkThumbprint.of(key, PrimeCurve.P_256))
                .isEqualTo(Base64URL.encode(io.github.jwtfilter.internal.digest.Sha256.of(members))
                        .toString());
    }

    @Test
    void ed25519_keys_have_the_thumbprints_that_nimbus_computes() throws Exception {
        byte[] raw = TestKeys.raw(TestKeys.ED25519);
        OctetKeyPair jwk = new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(raw)).build();

        assertThat(SignatureVerifier.ofEd25519(raw).thumbprint()).isEqualTo(thumbprint(jwk));
        assertThat(SignatureVerifier.ofPublicKey(TestKeys.ED25519.getPublic()).thumbprint())
                .isEqualTo(thumbprint(jwk));
    }

    @Test
    void a_public_key_of_each_kind_has_the_thumbprint_of_its_verifier() throws Exception {
        for (KeyPair pair : List.of(TestKeys.RSA, TestKeys.P_256, TestKeys.P_384, TestKeys.P_521, TestKeys.ED25519)) {
            assertThat(JwkThumbprint.of(pair.getPublic()))
                    .isEqualTo(SignatureVerifier.ofPublicKey(pair.getPublic()).thumbprint());
        }
        PublicKey x25519 = TestKeys.generate("X25519", null).getPublic();
        assertThatThrownBy(() -> JwkThumbprint.of(x25519)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void secrets_have_the_thumbprints_that_nimbus_computes() throws Exception {
        for (int length : new int[] {32, 33, 48, 64, 200}) {
            byte[] secret = TestKeys.secret(length);

            assertThat(SignatureVerifier.ofSecret(secret).thumbprint())
                    .isEqualTo(thumbprint(new OctetSequenceKey.Builder(secret).build()));
        }
    }

    private static String thumbprint(com.nimbusds.jose.jwk.JWK key) throws JOSEException {
        return key.computeThumbprint().toString();
    }

    private static BigInteger number(String base64url) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64url));
    }
}
