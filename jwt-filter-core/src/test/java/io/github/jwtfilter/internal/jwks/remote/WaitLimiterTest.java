package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.Await;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class WaitLimiterTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final WaitLimiter room = new WaitLimiter();

    @Test
    void has_four_permits_for_all_issuers_together() throws Exception {
        FetchTask one = fetch();
        FetchTask other = fetch();
        for (FetchTask fetch : new FetchTask[] {one, one, other, other}) {
            CompletableFuture.runAsync(() -> room.await(fetch, LONG), task -> new Thread(task).start());
        }
        Await.until("all seats are taken", () -> room.taken() == 4);

        assertThat(room.await(fetch(), LONG)).isFalse(); // immediately, since that fetch never ends

        one.abort();
        other.abort();
        Await.until("no thread waits", () -> room.taken() == 0);
    }

    private static FetchTask fetch() {
        return new FetchTask(new ScriptedFetch(), new FetchTask.FetchListener() {
            @Override
            public void succeeded(FetchedKeys keys) {}

            @Override
            public void failed(String why) {}

            @Override
            public void ended() {}
        });
    }
}
