package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.TokenLabel;
import io.github.jwtfilter.internal.event.DecisionObserver;
import io.github.jwtfilter.internal.logging.Level;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogRateLimiter;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.remedy.Cause;
import io.github.jwtfilter.internal.remedy.ReasonHelp;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Logs rejected requests, a limited number of lines per minute for each reason, so that no flood fills the log or hides
 * other reasons. Nothing is computed for lines that are not written. In report-only mode lines are warnings: they are
 * the only result of that mode.
 *
 * <p>A line contains expected and found values only as far as they are verified, and the cause and remedy, which are fixed
 * texts. For a token without a valid signature it has the digest of the token and the command that explains it.
 */
public final class RejectionLog implements DecisionObserver {
    private static final Log LOG = Log.of(RejectionLog.class);
    private static final int LINES_PER_MINUTE = 20;

    private final Map<RejectionReason, LogRateLimiter> rateLimiters = new EnumMap<>(RejectionReason.class);
    private final boolean reportOnly;
    private final String explain;
    private final @Nullable ProbableCauses causes;
    private final @Nullable UnverifiedClaims unverified;

    /**
     * Creates a log that shows the usual cause of a reason and no unverified claims.
     *
     * @param reportOnly whether the requests pass nevertheless
     * @param explain the command that explains a token
     * @param nanoTime a monotonic clock, in nanoseconds
     */
    public RejectionLog(boolean reportOnly, String explain, LongSupplier nanoTime) {
        this(reportOnly, explain, null, null, nanoTime);
    }

    /**
     * Creates a log that selects the causes which fit the token, unless {@code causes} is null, and contains the claims of
     * unverified tokens, unless {@code unverified} is null.
     */
    RejectionLog(
            boolean reportOnly,
            String explain,
            @Nullable ProbableCauses causes,
            @Nullable UnverifiedClaims unverified,
            LongSupplier nanoTime) {
        this.reportOnly = reportOnly;
        this.explain = explain;
        this.causes = causes;
        this.unverified = unverified;
        for (RejectionReason reason : RejectionReason.values()) {
            rateLimiters.put(reason, new LogRateLimiter(LINES_PER_MINUTE, nanoTime));
        }
    }

    /**
     * Returns whether the configuration of the logging library enables the lines.
     *
     * @param reportOnly whether they are those of report-only mode
     * @return false if they would all be discarded
     */
    public static boolean isEnabled(boolean reportOnly) {
        return LOG.isEnabled(level(reportOnly));
    }

    private static Level level(boolean reportOnly) {
        return reportOnly ? Level.WARN : Level.INFO;
    }

    @Override
    @SuppressWarnings("NullAway") // every reason has its rate limiter
    public void rejected(RequestView request, String clientAddress, Rejection rejection) {
        LogRateLimiter rateLimiter = rateLimiters.get(rejection.reason());
        if (!LOG.isEnabled(level(reportOnly)) || !rateLimiter.tryAcquire()) {
            return;
        }
        String line = line(request, clientAddress, rejection) + suppressed(rateLimiter.takeSuppressed());
        if (reportOnly) {
            LOG.warn("would reject (report-only): " + line);
        } else {
            LOG.info("rejected " + line);
        }
    }

    private String line(RequestView request, String clientAddress, Rejection rejection) {
        String advice = rejection.advice();
        return rejection.reason().code()
                + " (" + rejection.reason().text() + (advice == null ? "" : "; " + advice) + ")"
                + field("method", request.method())
                + field("path", request.path())
                + field("client", clientAddress)
                + field("application", request.contextPath().isEmpty() ? "/" : request.contextPath())
                + field("rule", rejection.rule())
                + token(request, rejection);
    }

    private String token(RequestView request, Rejection rejection) {
        TokenLabel token = rejection.token();
        String checked = checked(rejection.check());
        if (token == null) {
            return checked + cause(request, rejection);
        }
        return " token: " + token + checked + cause(request, rejection)
                + (token.isVerified() ? "" : unverified(request));
    }

    /** Returns the cause that fits the token; for an unverified token, at least the usual one. */
    private String cause(RequestView request, Rejection rejection) {
        List<Cause> found = causes == null ? Collections.emptyList() : causes.of(request, rejection);
        if (!found.isEmpty()) {
            String texts = found.stream().map(Cause::text).collect(Collectors.joining(" "));
            return cause(texts, remedy(found.get(0)));
        }
        TokenLabel token = rejection.token();
        ReasonHelp usual = ReasonHelp.of(rejection.reason());
        return token == null || token.isVerified() ? "" : cause(usual.cause(), usual.remedy());
    }

    /** Returns the remedy with the line for the settings file, in which dots stand for the value. */
    private static String remedy(Cause cause) {
        String line = cause.line().isEmpty() ? "" : " " + cause.line();
        return (cause.remedy() + line)
                .replace("{issuer}", "")
                .replace("{name}", "<name>")
                .replace("{expected}", "...")
                .replace("{found}", "...");
    }

    /** Both texts are fixed. */
    private static String cause(String text, String remedy) {
        return " cause=\"" + text.replace('"', '\'') + "\" remedy=\"" + remedy.replace('"', '\'') + '"';
    }

    private static String checked(@Nullable FailedCheck check) {
        if (check == null) {
            return "";
        }
        String found = check.found();
        return field("check", check.name())
                + " expected=" + check.expected()
                + (found == null ? "" : " found=" + found);
    }

    private String unverified(RequestView request) {
        return " explain=\"" + explain + "\"" + (unverified == null ? "" : " unverified " + unverified.of(request));
    }

    private static String field(String name, @Nullable String value) {
        return value == null ? "" : " " + name + "=" + LogText.of(value);
    }

    private static String suppressed(long lines) {
        return lines == 0 ? "" : " (" + lines + " more lines with this reason were omitted)";
    }
}
