package io.github.jwtfilter.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RsaKeyStrengthTest {
    private static final BigInteger MODULUS = TestKeys.rsa(2048).getModulus();

    @ParameterizedTest
    @ValueSource(ints = {512, 768, 1024, 1536, 2040, 2047})
    void rejects_keys_that_can_be_broken(int bits) {
        assertInvalid(TestKeys.rsa(bits), "an RSA key of " + bits + " bits, which can be broken");
    }

    @ParameterizedTest
    @ValueSource(ints = {8193, 16_384})
    void rejects_keys_that_cost_too_much(int bits) {
        assertInvalid(TestKeys.rsa(bits), "an RSA key of " + bits + " bits, which makes verification too slow");
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 2049, 3072, 4096, 8192})
    void accepts_the_sizes_between(int bits) throws Exception {
        assertThat(SignatureVerifier.ofPublicKey(TestKeys.rsa(bits)).algorithms())
                .hasSize(6);
    }

    @Test
    void rejects_an_even_modulus() {
        assertInvalid(TestKeys.rsa(MODULUS.subtract(BigInteger.ONE), BigInteger.valueOf(65537)), "modulus is even");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-65537", "0", "1", "2", "3", "17", "65535", "65536", "65538", "18446744073709551617"})
    void rejects_unsafe_exponents(String exponent) {
        assertInvalid(TestKeys.rsa(MODULUS, new BigInteger(exponent)), "unsafe exponent");
    }

    @Test
    void rejects_an_exponent_as_long_as_the_modulus() {
        assertInvalid(TestKeys.rsa(MODULUS, MODULUS.subtract(BigInteger.TWO)), "unsafe exponent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"65537", "65539", "18446744073709551615"})
    void accepts_odd_exponents_of_17_to_64_bits(String exponent) throws Exception {
        RsaKeyStrength.check(TestKeys.rsa(MODULUS, new BigInteger(exponent)));

        assertThat(SignatureVerifier.ofPublicKey(TestKeys.rsa(MODULUS, new BigInteger(exponent)))
                        .algorithms())
                .hasSize(6);
    }

    private static void assertInvalid(RSAPublicKey key, String message) {
        assertThatThrownBy(() -> SignatureVerifier.ofPublicKey(key))
                .isInstanceOfSatisfying(InvalidKeyException.class, e -> {
                    assertThat(e).hasMessageContaining(message);
                    assertThat(e.remedy()).isNotBlank();
                });
    }
}
