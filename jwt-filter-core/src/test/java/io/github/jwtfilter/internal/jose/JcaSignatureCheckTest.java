package io.github.jwtfilter.internal.jose;

import static io.github.jwtfilter.internal.jose.TestSignatures.sign;
import static io.github.jwtfilter.internal.jose.TestSignatures.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@Isolated("puts a provider in front of the others for a moment")
class JcaSignatureCheckTest {
    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "(HS|ES).*")
    void the_result_does_not_depend_on_earlier_checks(JwsAlgorithm algorithm) throws Exception {
        KeyPair pair = pair(algorithm);
        assertIsRepeatable(new JcaSignatureCheck(algorithm, pair.getPublic()), sign(algorithm, pair.getPrivate()));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "HS.*")
    void the_result_of_a_provider_does_not_depend_on_earlier_checks(JwsAlgorithm algorithm) throws Exception {
        KeyPair pair = pair(algorithm);
        assertIsRepeatable(
                JcaSignatureCheck.by(bouncyCastle(), algorithm, pair.getPublic()), sign(algorithm, pair.getPrivate()));
    }

    private static void assertIsRepeatable(SignatureCheck check, byte[] good) throws Exception {
        byte[] bad = good.clone();
        bad[9] ^= 1;

        for (int i = 0; i < 3; i++) {
            assertThat(check.isValid(signed(good))).isTrue();
            assertThat(check.isValid(signed(good))).isTrue();
            assertThat(isValidOrFails(check, bad)).isFalse();
            assertThat(isValidOrFails(check, new byte[3])).isFalse();
            assertThat(check.isValid(new CompactJws("a.b.c", 1, 3, new byte[0], good)))
                    .isFalse();
        }
    }

    @Test
    void concurrent_threads_get_correct_results() throws Exception {
        JcaSignatureCheck check = new JcaSignatureCheck(JwsAlgorithm.RS256, TestKeys.RSA.getPublic());
        CompactJws good = signed(sign(JwsAlgorithm.RS256, TestKeys.RSA.getPrivate()));
        CompactJws bad = signed(sign(JwsAlgorithm.RS256, TestKeys.OTHER_RSA.getPrivate()));
        ExecutorService threads = Executors.newFixedThreadPool(40); // more than the size of the pool
        List<Future<Integer>> wrong = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                wrong.add(threads.submit(() -> wrongResults(check, good, bad)));
            }
            for (Future<Integer> count : wrong) {
                assertThat(count.get(3, TimeUnit.MINUTES)).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void reuses_the_object_after_valid_signatures_and_discards_it_after_an_invalid_one() throws Exception {
        PublicKey key = TestKeys.RSA.getPublic();
        CompactJws good = signed(sign(JwsAlgorithm.RS256, TestKeys.RSA.getPrivate()));
        CompactJws bad = signed(sign(JwsAlgorithm.RS256, TestKeys.OTHER_RSA.getPrivate()));
        CountingProvider provider = new CountingProvider(null);
        Security.insertProviderAt(provider, 1);
        try {
            assertReuses(provider, new JcaSignatureCheck(JwsAlgorithm.RS256, key), good, bad);
        } finally {
            Security.removeProvider(provider.getName());
        }

        CountingProvider own = new CountingProvider(bouncyCastle());
        assertReuses(own, JcaSignatureCheck.by(own, JwsAlgorithm.RS256, key), good, bad);
    }

    private static void assertReuses(CountingProvider provider, SignatureCheck check, CompactJws good, CompactJws bad)
            throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(check.isValid(good)).isTrue();
        }
        assertThat(provider.requested).isEqualTo(1);

        assertThat(check.isValid(bad)).isFalse();
        assertThat(check.isValid(good)).isTrue();
        assertThat(provider.requested).isEqualTo(2);
    }

    @Test
    void distinguishes_a_malformed_signature_from_a_wrong_key_type() {
        CompactJws tooShort = signed(new byte[3]);

        assertThatThrownBy(() -> new JcaSignatureCheck(JwsAlgorithm.RS256, TestKeys.RSA.getPublic()).isValid(tooShort))
                .isInstanceOf(SignatureException.class);
        assertThatThrownBy(
                        () -> new JcaSignatureCheck(JwsAlgorithm.ED25519, TestKeys.RSA.getPublic()).isValid(tooShort))
                .isInstanceOf(InvalidKeyException.class);
    }

    private static int wrongResults(SignatureCheck check, CompactJws good, CompactJws bad) throws Exception {
        int wrong = 0;
        for (int i = 0; i < 100; i++) {
            wrong += check.isValid(good) ? 0 : 1;
            wrong += i % 10 == 0 && check.isValid(bad) ? 1 : 0;
        }
        return wrong;
    }

    private static boolean isValidOrFails(SignatureCheck check, byte[] signature) throws Exception {
        try {
            return check.isValid(signed(signature));
        } catch (SignatureException e) {
            return false;
        }
    }

    private static KeyPair pair(JwsAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> TestKeys.P_256;
            case ES384 -> TestKeys.P_384;
            case ES512 -> TestKeys.P_521;
            case EDDSA, ED25519 -> TestKeys.ED25519;
            default -> TestKeys.RSA;
        };
    }

    private static Provider bouncyCastle() {
        return Objects.requireNonNull(SignatureProviders.find("org.bouncycastle.jce.provider.BouncyCastleProvider"));
    }

    /** Counts the lookups of RS256. */
    private static final class CountingProvider extends Provider {
        private static final long serialVersionUID = 1;

        private final transient Provider services;
        private int requested;

        /** Creates a provider with the services of another one; null for none. */
        CountingProvider(Provider services) {
            super("counting", "1", "none");
            this.services = services;
        }

        @Override
        public synchronized Service getService(String type, String algorithm) {
            if (algorithm.equals("SHA256withRSA")) {
                requested++;
            }
            return services == null ? null : services.getService(type, algorithm);
        }
    }
}
