package io.github.jwtfilter.internal.logging;

import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;

/** Makes the filter log one rejected request, and one that would be rejected in report-only mode. */
public final class OrdinaryLines implements Runnable {
    public static void main(String[] arguments) {
        new OrdinaryLines().run();
    }

    @Override
    public void run() {
        decide("mode = enforce");
        decide("mode = report-only");
    }

    private static void decide(String mode) {
        Guard guard = GuardFactory.create(TestSettings.loadWith(mode), new TickingClock(TestTokens.ISSUED));
        guard.decide(TestRequest.get("/page"));
        Log.of(Guard.class).error("an error", null);
    }
}
