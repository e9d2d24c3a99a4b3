package io.github.jwtfilter.internal.jwks.file;

import static io.github.jwtfilter.internal.jose.JwsAlgorithm.ES256;
import static io.github.jwtfilter.internal.jose.JwsAlgorithm.ES384;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.internal.background.Job;
import io.github.jwtfilter.internal.background.TaskScheduler;
import io.github.jwtfilter.internal.jose.TestKeys;
import io.github.jwtfilter.internal.resource.LocationResources;
import io.github.jwtfilter.internal.resource.Resources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatcherTest {
    private final LoggedLines lines = LoggedLines.of(ReloadingKeySource.class);
    private final List<Job> begun = new ArrayList<>();
    private final List<Duration> limits = new ArrayList<>();
    private boolean threadsLeft = true;
    private Runnable beforeReading = () -> {};

    /** Overflows during the test, as {@link System#nanoTime} may. */
    private long nanos = Long.MAX_VALUE - Duration.ofSeconds(7).toNanos();

    private KeyFolder folder;
    private ReloadingKeySource keys;
    private FileWatcher<FileSnapshot> watch;

    @BeforeEach
    void watchOneKey(@TempDir Path directory) {
        folder = new KeyFolder(directory);
        folder.write("key.pem", StoredText.pem(TestKeys.P_256));
        StoredKeyFiles stored = folder.stored(folder.load(reading(directory), "keys.public-key = key.pem"));
        FileSnapshot first = stored.first();
        keys = new ReloadingKeySource(stored.name(), stored.location(), first.load(), first.fingerprint(), () -> 0);
        watch = new FileWatcher<>(new PolledKeys(stored, keys), new Threads(), () -> nanos);
    }

    @AfterEach
    void stopListening() {
        lines.close();
    }

    @Test
    void polls_every_five_seconds() {
        for (int looks = 0; looks < 3; looks++) {
            move(Duration.ofMillis(4999));
            watch.run();
            assertThat(begun).hasSize(looks);

            move(Duration.ofMillis(1));
            watch.run();
            assertThat(begun).hasSize(looks + 1);
            begun.get(looks).run();
        }
    }

    @Test
    void polls_again_a_second_after_a_change() {
        folder.write("key.pem", StoredText.pem(TestKeys.P_384));
        poll(Duration.ofSeconds(5));

        move(Duration.ofMillis(999));
        watch.run();
        assertThat(begun).hasSize(1);
        assertThat(keys.algorithms()).containsExactly(ES256);

        poll(Duration.ofMillis(1));
        assertThat(keys.algorithms()).containsExactly(ES384);

        move(Duration.ofMillis(4999));
        watch.run();
        assertThat(begun).hasSize(2);
    }

    @Test
    void the_wall_clock_has_no_effect() {
        folder.clock.move(Duration.ofHours(5));
        watch.run();
        assertThat(begun).isEmpty();

        folder.clock.move(Duration.ofHours(-10));
        poll(Duration.ofSeconds(5));
        assertThat(begun).hasSize(1);
    }

    @Test
    void starts_no_second_poll_while_one_hangs() {
        for (int i = 0; i < 100; i++) {
            move(Duration.ofSeconds(5));
            watch.run();
        }
        assertThat(begun).hasSize(1);
        assertThat(limits).containsExactly(Duration.ofSeconds(10));

        begun.get(0).run();
        poll(Duration.ofSeconds(5));
        assertThat(begun).hasSize(2);
    }

    @Test
    void hanging_polls_and_their_end_are_reported_once() {
        for (int i = 0; i < 3; i++) {
            beforeReading = () -> {
                move(Duration.ofSeconds(10));
                begun.get(begun.size() - 1).abort();
            };
            poll(Duration.ofSeconds(5));
        }
        assertThat(lines.only())
                .isEqualTo("WARNING The keys could not be read within 10 s, the previous ones remain in use");

        poll(Duration.ofSeconds(5));
        poll(Duration.ofSeconds(5));
        assertThat(lines.all()).hasSize(2);
        assertThat(lines.all().get(1)).isEqualTo("INFO The keys can be read again");
        assertThat(keys.algorithms()).containsExactly(ES256);
    }

    @Test
    void the_result_of_an_interrupted_poll_is_discarded() {
        for (int i = 0; i < 3; i++) {
            beforeReading = () -> {
                begun.get(begun.size() - 1).abort();
                throw new Interruption();
            };
            poll(Duration.ofSeconds(5));
        }

        assertThat(lines.all())
                .as("aborted by the end of everything, not at the limit")
                .isEmpty();
        assertThat(keys.algorithms()).containsExactly(ES256);
    }

    @Test
    void a_poll_that_cannot_be_started_is_started_later() {
        threadsLeft = false;
        move(Duration.ofSeconds(5));
        watch.run();
        threadsLeft = true;
        move(Duration.ofMillis(4999));
        watch.run();
        assertThat(begun).isEmpty();

        poll(Duration.ofMillis(1));
        assertThat(begun).hasSize(1);
    }

    @Test
    void a_failed_poll_is_followed_by_the_next() {
        beforeReading = () -> {
            throw new IllegalStateException("broken");
        };
        assertThatThrownBy(() -> poll(Duration.ofSeconds(5))).hasMessage("broken");

        poll(Duration.ofSeconds(5));
        assertThat(begun).hasSize(2);
        assertThat(keys.algorithms()).containsExactly(ES256);
    }

    private Resources reading(Path directory) {
        Resources files = LocationResources.of(
                directory.resolve("jwt-filter.properties"), getClass().getClassLoader());
        return (location, maxBytes) -> {
            Runnable before = beforeReading;
            beforeReading = () -> {};
            try {
                before.run();
            } catch (Interruption e) {
                throw new IOException(e);
            }
            return files.read(location, maxBytes);
        };
    }

    private void poll(Duration later) {
        int before = begun.size();
        move(later);
        watch.run();
        for (Job job : begun.subList(before, begun.size())) {
            job.run();
        }
    }

    private void move(Duration by) {
        nanos += by.toNanos();
    }

    /** Simulates the failure of a read on an interrupted thread. */
    private static final class Interruption extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final class Threads implements TaskScheduler {
        @Override
        public boolean run(String name, Job job, Duration limit) {
            assertThat(name).isEqualTo("jwt-filter-keys");
            if (threadsLeft) {
                begun.add(job);
                limits.add(limit);
            }
            return threadsLeft;
        }

        @Override
        public void eachTick(Runnable task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void start() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void soon(Runnable task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void after(Duration delay, Runnable task) {
            throw new UnsupportedOperationException();
        }
    }
}
