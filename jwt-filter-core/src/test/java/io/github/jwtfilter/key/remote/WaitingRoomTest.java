package io.github.jwtfilter.key.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.Await;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class WaitingRoomTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final WaitingRoom room = new WaitingRoom();

    @Test
    void has_four_seats_for_all_issuers_together() throws Exception {
        Flight one = flight();
        Flight other = flight();
        for (Flight flight : new Flight[] {one, one, other, other}) {
            CompletableFuture.runAsync(() -> room.await(flight, LONG), task -> new Thread(task).start());
        }
        Await.until("all seats are taken", () -> room.taken() == 4);

        assertThat(room.await(flight(), LONG)).isFalse(); // immediately, since that fetch never ends

        one.abort();
        other.abort();
        Await.until("nobody waits", () -> room.taken() == 0);
    }

    private static Flight flight() {
        return new Flight(new ScriptedFetch(), new Flight.Landing() {
            @Override
            public void succeeded(FetchedKeys keys) {}

            @Override
            public void failed(String why) {}

            @Override
            public void ended() {}
        });
    }
}
