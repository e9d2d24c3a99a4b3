package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An identity provider that accepts each refresh token once, and issues another one with each refresh. */
final class RotatingProvider implements LoginRefresh {
    static final String ISSUER = "https://idp.example.com";
    static final String FIRST = "refresh-0";

    final AtomicInteger calls = new AtomicInteger();
    volatile String accepted = FIRST;
    volatile String name = "alice";
    volatile String subject = "4711";
    volatile List<String> roles = List.of("clerk");
    volatile RejectionReason rejection;

    /** Runs during each call, before its result is determined. */
    volatile Runnable during = () -> {};

    private final Clock clock;

    RotatingProvider(Clock clock) {
        this.clock = clock;
    }

    /** Returns the login of the user at the start of a session. */
    ProviderLogin login() {
        return new ProviderLogin(ISSUER, "4711", "idp-session", FIRST, clock.millis());
    }

    @Override
    public Result<RefreshedLogin> refresh(ProviderLogin login) {
        int call = calls.incrementAndGet();
        during.run();
        RejectionReason reason = rejection;
        if (reason != null) {
            return Result.rejected(reason);
        }
        if (!login.tokens().equals(accepted)) {
            return Result.rejected(RejectionReason.LOGIN_ENDED);
        }
        accepted = "refresh-" + call;
        return Result.accepted(new RefreshedLogin(
                name, roles, new ProviderLogin(ISSUER, subject, login.sessionId(), accepted, clock.millis())));
    }
}
