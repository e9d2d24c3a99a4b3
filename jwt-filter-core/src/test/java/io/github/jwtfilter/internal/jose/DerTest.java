package io.github.jwtfilter.internal.jose;

import static io.github.jwtfilter.internal.jose.TestSignatures.sign;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.impl.ECDSA;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DerTest {
    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @CsvSource({
        "0102, 3006 0201 01 0201 02",
        "0000, 3006 0201 00 0201 00",
        "7f80, 3007 0201 7f 0202 0080",
        "00010080, 3007 0201 01 0202 0080",
        "00ffff00, 3009 0202 00ff 0203 00ff00"
    })
    void converts_r_and_s_to_integers_without_unnecessary_zeros(String concatenated, String der) {
        assertThat(HEX.formatHex(Der.ecdsaSignature(HEX.parseHex(concatenated))))
                .isEqualTo(der.replace(" ", ""));
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384", "ES512"})
    void converts_a_signature_as_nimbus_does(JwsAlgorithm algorithm) throws Exception {
        byte[] signature = sign(
                algorithm,
                switch (algorithm) {
                    case ES256 -> TestKeys.P_256.getPrivate();
                    case ES384 -> TestKeys.P_384.getPrivate();
                    default -> TestKeys.P_521.getPrivate();
                });

        assertThat(Der.ecdsaSignature(signature)).isEqualTo(ECDSA.transcodeSignatureToDER(signature));
    }
}
