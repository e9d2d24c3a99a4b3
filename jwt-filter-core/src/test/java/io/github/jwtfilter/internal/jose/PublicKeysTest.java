package io.github.jwtfilter.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublicKeysTest {
    static Stream<KeyPair> pairs() {
        return Stream.of(
                TestKeys.RSA,
                TestKeys.P_256,
                TestKeys.P_384,
                TestKeys.P_521,
                TestKeys.ED25519,
                TestKeys.generate("RSASSA-PSS", null));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void decodes_the_x509_form(KeyPair pair) throws Exception {
        assertThat(PublicKeys.ofX509(pair.getPublic().getEncoded())).isEqualTo(pair.getPublic());
    }

    @Test
    void decodes_the_pkcs1_form() throws Exception {
        byte[] x509 = TestKeys.RSA.getPublic().getEncoded();

        assertThat(PublicKeys.ofPkcs1(Arrays.copyOfRange(x509, 24, x509.length)))
                .isEqualTo(TestKeys.RSA.getPublic());
    }

    @Test
    void rejects_an_ed25519_key_of_small_order() {
        byte[] x509 = TestKeys.ED25519.getPublic().getEncoded();
        Arrays.fill(x509, 12, 44, (byte) 0);

        assertThatThrownBy(() -> PublicKeys.ofX509(x509)).isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void rejects_other_kinds_of_keys_and_other_bytes() {
        assertUnreadable(new byte[0]);
        assertUnreadable(new byte[] {0x30});
        assertUnreadable(TestKeys.RSA.getPrivate().getEncoded());
        assertUnreadable(TestKeys.generate("X25519", null).getPublic().getEncoded());
        assertUnreadable(TestKeys.generate("DSA", null).getPublic().getEncoded());
        assertUnreadable(TestCertificate.of(TestKeys.RSA));
        assertThatThrownBy(() -> PublicKeys.ofPkcs1(new byte[] {1, 2, 3})).isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void throws_no_exception_for_changed_bytes() {
        Random random = new Random(7);
        byte[] x509 = TestKeys.RSA.getPublic().getEncoded();
        int unreadable = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] changed = Arrays.copyOf(x509, random.nextInt(x509.length + 5));
            for (int j = 0; j < 2 && changed.length > 0; j++) {
                changed[random.nextInt(Math.min(changed.length, 40))] = (byte) random.nextInt(256);
            }
            try {
                PublicKey key = PublicKeys.ofX509(changed);
                assertThat(key).isInstanceOf(RSAPublicKey.class);
            } catch (InvalidKeyException e) {
                unreadable++;
            }
        }
        assertThat(unreadable).isPositive();
    }

    private static void assertUnreadable(byte[] der) {
        assertThatThrownBy(() -> PublicKeys.ofX509(der))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessage("is not a public key that this Java runtime can read");
    }
}
