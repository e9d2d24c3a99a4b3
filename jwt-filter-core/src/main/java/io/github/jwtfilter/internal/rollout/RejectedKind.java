package io.github.jwtfilter.internal.rollout;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.path.PathAdvice;
import io.github.jwtfilter.settings.value.PathAllowance;
import org.jspecify.annotations.Nullable;

/** The requests that are rejected for the same reason, by the same rule, at similar paths. Immutable. */
public final class RejectedKind {
    /** The path of kinds that exceed the limit of a report. */
    static final String OTHER_PATHS = "(other paths)";

    private final RejectionReason reason;
    private final Credentials credentials;
    private final String rule;
    private final String path;
    private final @Nullable PathAllowance allowance;

    RejectedKind(
            RejectionReason reason,
            Credentials credentials,
            String rule,
            String path,
            @Nullable PathAllowance allowance) {
        this.reason = reason;
        this.credentials = credentials;
        this.rule = rule;
        this.path = path;
        this.allowance = allowance;
    }

    static RejectedKind of(RequestView request, Rejection rejection) {
        return new RejectedKind(
                rejection.reason(),
                Credentials.of(request, rejection),
                rejection.rule() == null ? "" : LogText.unquoted(rejection.rule()),
                PathShape.of(request.path()),
                rejection.reason() == RejectionReason.AMBIGUOUS_PATH
                        ? PathAdvice.allowanceIn(rejection.advice())
                        : null);
    }

    /** Returns the kind of requests whose properties cannot be read. */
    static RejectedKind ofUnreadable(RejectionReason reason) {
        return new RejectedKind(reason, Credentials.NOT_CHECKED, "", PathShape.of(null), null);
    }

    /** Returns the kind that stands for further paths. */
    RejectedKind ofOtherPaths() {
        return new RejectedKind(reason, credentials, "", OTHER_PATHS, null);
    }

    /**
     * Returns the reason.
     *
     * @return the reason of the rejections
     */
    public RejectionReason reason() {
        return reason;
    }

    /**
     * Returns the credentials of the requests.
     *
     * @return the credentials
     */
    public Credentials credentials() {
        return credentials;
    }

    /**
     * Returns the keys of the access rules.
     *
     * @return for example {@code access.30}; empty if none was evaluated
     */
    public String rule() {
        return rule;
    }

    /**
     * Returns the common form of the paths.
     *
     * @return escaped text such as {@code /orders/*}
     */
    public String path() {
        return path;
    }

    /**
     * Returns whether this kind stands for all paths beyond the limit of a report.
     *
     * @return true if the paths are not known
     */
    public boolean hasOtherPaths() {
        return path.equals(OTHER_PATHS);
    }

    /**
     * Returns the item of {@code path.allow} that would permit an ambiguous path.
     *
     * @return the item, or null if there is none
     */
    public @Nullable PathAllowance allowance() {
        return allowance;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof RejectedKind)) {
            return false;
        }
        RejectedKind that = (RejectedKind) other;
        return reason == that.reason
                && credentials == that.credentials
                && allowance == that.allowance
                && path.equals(that.path)
                && rule.equals(that.rule);
    }

    @Override
    public int hashCode() {
        int hash = 31 * reason.code().hashCode() + credentials.code().hashCode();
        hash = 31 * hash + path.hashCode();
        return 31 * hash + rule.hashCode();
    }
}
