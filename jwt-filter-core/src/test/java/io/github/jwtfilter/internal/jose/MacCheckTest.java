package io.github.jwtfilter.internal.jose;

import static io.github.jwtfilter.internal.jose.TestSignatures.sign;
import static io.github.jwtfilter.internal.jose.TestSignatures.signed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class MacCheckTest {
    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ALL, names = "HS.*")
    void the_result_does_not_depend_on_earlier_checks(JwsAlgorithm algorithm) throws Exception {
        MacCheck check = new MacCheck(algorithm, TestKeys.SECRET);
        byte[] good = sign(algorithm, TestKeys.SECRET);
        byte[] bad = good.clone();
        bad[bad.length - 1] ^= 1;

        for (int i = 0; i < 3; i++) {
            assertThat(check.isValid(signed(good))).isTrue();
            assertThat(check.isValid(signed(bad))).isFalse();
            assertThat(check.isValid(signed(Arrays.copyOf(good, good.length - 1))))
                    .isFalse();
            assertThat(check.isValid(signed(new byte[0]))).isFalse();
            assertThat(check.isValid(new CompactJws("a.b.c", 1, 3, new byte[0], good)))
                    .isFalse();
        }
    }

    @Test
    void a_change_to_the_array_of_the_secret_changes_nothing() throws Exception {
        byte[] secret = TestKeys.SECRET.clone();
        MacCheck check = new MacCheck(JwsAlgorithm.HS256, secret);
        Arrays.fill(secret, (byte) 0);

        assertThat(check.isValid(signed(sign(JwsAlgorithm.HS256, TestKeys.SECRET))))
                .isTrue();
        assertThat(check.isValid(signed(sign(JwsAlgorithm.HS256, secret)))).isFalse();
    }

    @Test
    void concurrent_threads_get_correct_results() throws Exception {
        MacCheck check = new MacCheck(JwsAlgorithm.HS256, TestKeys.SECRET);
        CompactJws good = signed(sign(JwsAlgorithm.HS256, TestKeys.SECRET));
        CompactJws bad = signed(new byte[32]);
        ExecutorService threads = Executors.newFixedThreadPool(40); // more than the size of the pool
        try {
            for (Future<Integer> wrong : IntStream.range(0, 40)
                    .mapToObj(thread -> threads.submit(() -> wrongResults(check, good, bad)))
                    .collect(Collectors.toList())) {
                assertThat(wrong.get(3, TimeUnit.MINUTES)).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int wrongResults(SignatureCheck check, CompactJws good, CompactJws bad) throws Exception {
        int wrong = 0;
        for (int i = 0; i < 2_000; i++) {
            wrong += check.isValid(good) ? 0 : 1;
            wrong += check.isValid(bad) ? 1 : 0;
        }
        return wrong;
    }
}
