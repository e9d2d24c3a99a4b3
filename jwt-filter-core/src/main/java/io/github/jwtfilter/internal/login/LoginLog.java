package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogRateLimiter;
import io.github.jwtfilter.internal.logging.LogText;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** Logs failures of the provider, with a limited number of lines per minute and without values of requests and tokens. */
final class LoginLog {
    private static final Log LOG = Log.of(LoginLog.class);
    private static final int LINES_PER_MINUTE = 10;

    private final String issuer;
    private final LogRateLimiter limiter;
    private final AtomicBoolean missing = new AtomicBoolean();

    LoginLog(String issuer, LongSupplier nanoTime) {
        this.issuer = LogText.of(issuer);
        this.limiter = new LogRateLimiter(LINES_PER_MINUTE, nanoTime);
    }

    /** Logs that an operation has failed; {@code consequence} is a sentence without a period. */
    void failed(String consequence, ProviderException e) {
        report(consequence + ": " + e.getMessage());
    }

    /** Logs, once, that sessions end with their first access token. */
    void missesRefreshTokens() {
        if (!missing.getAndSet(true)) {
            LOG.warn("login at " + issuer + ": the provider issues no refresh tokens, so that each session ends after"
                    + " session.access-lifetime and the next page logs in again; permit refresh tokens for the client, and add the"
                    + " scope offline_access to login.scopes if the provider requires it");
        }
    }

    /** Logs a request of a browser that is not the response to a flow of this browser. */
    void report(String event) {
        if (limiter.tryAcquire()) {
            LOG.warn("login at " + issuer + ": " + event);
        }
    }
}
