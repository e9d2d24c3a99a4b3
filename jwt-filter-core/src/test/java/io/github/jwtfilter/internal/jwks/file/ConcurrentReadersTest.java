package io.github.jwtfilter.internal.jwks.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.internal.jose.TestKeys;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentReadersTest {
    private static final String EVEN =
            StoredText.jwks(StoredText.ec(TestKeys.P_256, "a"), StoredText.rsa(TestKeys.RSA, "a"));
    private static final String ODD = StoredText.jwks(
            StoredText.ec(TestKeys.P_384, "b"),
            StoredText.ec(TestKeys.P_256, "b"),
            StoredText.rsa(TestKeys.OTHER_RSA, "b"));

    @Test
    void no_reader_sees_keys_of_two_sets(@TempDir Path directory) throws Exception {
        LoggedLines lines = LoggedLines.of(ReloadingKeySource.class);
        KeyFolder folder = new KeyFolder(directory);
        folder.write("jwks.json", EVEN);
        ManuallyPolledKeys keys = folder.open("keys.jwks-file = jwks.json");
        Set<String> seen = ConcurrentHashMap.newKeySet();
        AtomicBoolean done = new AtomicBoolean();
        int readers = 4;
        CountDownLatch reading = new CountDownLatch(readers);
        ExecutorService threads = Executors.newFixedThreadPool(readers);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            ends.add(threads.submit(() -> {
                do {
                    seen.add(idsOf(keys));
                    reading.countDown();
                } while (!done.get());
            }));
        }
        assertThat(reading.await(3, TimeUnit.MINUTES)).isTrue();
        for (int i = 1; i <= 20; i++) {
            folder.write("jwks.json", i % 2 == 0 ? EVEN : ODD);
            keys.pollTwice();
        }
        done.set(true);
        for (Future<?> end : ends) {
            end.get(3, TimeUnit.MINUTES);
        }
        threads.shutdown();
        lines.close();

        assertThat(seen).contains("aa").isSubsetOf("aa", "bbb");
        assertThat(lines.all()).filteredOn(line -> line.startsWith("INFO")).hasSize(20);
    }

    private static String idsOf(ManuallyPolledKeys keys) {
        return keys.current().keys().stream().map(VerificationKey::keyId).collect(Collectors.joining());
    }
}
