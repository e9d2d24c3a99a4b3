package io.github.jwtfilter.internal.logging;

import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;

/** Makes the filter write two lines to the audit log, besides other lines. */
public final class AuditLines implements Runnable {
    public static void main(String[] arguments) {
        new AuditLines().run();
    }

    @Override
    public void run() {
        try (Guard guard =
                GuardFactory.create(TestSettings.loadWith("audit = all"), new TickingClock(TestTokens.ISSUED))) {
            guard.decide(TestRequest.get("/\u00e9\n${sys:catalina.base}%n{}{0}"));
            guard.decide(TestRequest.get("/page").bearer(TestTokens.good()));
            Log.of(Guard.class).error("an error", null);
        }
    }
}
