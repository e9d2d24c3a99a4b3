package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.internal.http.Cancellation;
import io.github.jwtfilter.internal.http.FetchFailure;
import io.github.jwtfilter.internal.jwks.KeySet;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** A fetch whose results and timing are controlled by a test, with a call counter. Fails by default. */
final class ScriptedFetch implements KeyFetch {
    static final String LOCATION = "https://idp.example.com/keys";

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private volatile Step step = cancellation -> {
        throw new FetchFailure("responded with 500");
    };

    private interface Step {
        FetchedKeys run(Cancellation cancellation) throws FetchFailure;
    }

    static FetchedKeys fetched(KeySet keys, String... warnings) {
        return new FetchedKeys(keys, List.of(warnings), OptionalLong.empty(), URI.create(LOCATION));
    }

    static FetchedKeys fetched(KeySet keys, long maxAgeSeconds) {
        OptionalLong maxAge = OptionalLong.of(maxAgeSeconds);
        return new FetchedKeys(keys, List.of(), maxAge, URI.create(LOCATION));
    }

    void gives(KeySet keys) {
        gives(fetched(keys));
    }

    void gives(FetchedKeys keys) {
        step = cancellation -> keys;
    }

    void fails(String why) {
        step = cancellation -> {
            throw new FetchFailure(why);
        };
    }

    void stumbles(RuntimeException e) {
        step = cancellation -> {
            throw e;
        };
    }

    void breaks(Error e) {
        step = cancellation -> {
            throw e;
        };
    }

    /** Makes the next fetches hang until they are released or canceled. */
    Hanging hangs() {
        Hanging hanging = new Hanging();
        step = cancellation -> {
            cancellation.onCancel(hanging::cut);
            return hanging.await();
        };
        return hanging;
    }

    /** Makes the next fetches hang until they are released; they ignore cancellation. */
    Hanging hangsWhateverIsDone() {
        Hanging hanging = new Hanging();
        step = cancellation -> hanging.await();
        return hanging;
    }

    int calls() {
        return calls.get();
    }

    /** Returns the maximum number of concurrent fetches. */
    int atOnce() {
        return atOnce.get();
    }

    @Override
    public FetchedKeys fetch(Cancellation cancellation) throws FetchFailure {
        calls.incrementAndGet();
        atOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            return step.run(cancellation);
        } finally {
            running.decrementAndGet();
        }
    }

    @Override
    public String location() {
        return LOCATION;
    }

    /** A fetch that waits for the test. */
    static final class Hanging {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CompletableFuture<FetchedKeys> response = new CompletableFuture<>();

        void awaitBegin() {
            Await.until("a fetch hangs", () -> begun.getCount() == 0);
        }

        /** Returns whether the fetch still waits for its response. */
        boolean hangs() {
            return begun.getCount() == 0 && !response.isDone();
        }

        void release(KeySet keys) {
            response.complete(fetched(keys));
        }

        void releaseWithFailure() {
            response.completeExceptionally(new FetchFailure("responded with 500"));
        }

        private void cut() {
            response.completeExceptionally(new FetchFailure("was cut"));
        }

        private FetchedKeys await() throws FetchFailure {
            begun.countDown();
            while (true) {
                try {
                    return response.get();
                } catch (InterruptedException e) {
                    continue; // as a socket read does
                } catch (ExecutionException e) {
                    throw (FetchFailure) e.getCause();
                }
            }
        }
    }
}
