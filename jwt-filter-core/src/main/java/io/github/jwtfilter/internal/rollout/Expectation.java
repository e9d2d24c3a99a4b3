package io.github.jwtfilter.internal.rollout;

import io.github.jwtfilter.RejectionReason;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rejections that do not prevent {@code mode = enforce}: those of which rejection is always the purpose, such as a rule with
 * {@code deny} or a revoked token, and those that the administrator has named.
 */
public final class Expectation implements Predicate<RejectedKind> {
    /** Only reasons that no request of a legitimate client has by mistake. */
    private static final Set<RejectionReason> ALWAYS = Collections.unmodifiableSet(EnumSet.of(
            RejectionReason.METHOD_NOT_ALLOWED,
            RejectionReason.ACCESS_DENIED,
            RejectionReason.ALGORITHM_NONE,
            RejectionReason.REVOKED,
            RejectionReason.KEY_REVOKED,
            RejectionReason.RENEWAL_REUSED));

    private static final String BELOW = "/**";

    private final RejectionReason reason;
    private final @Nullable String path;

    private Expectation(RejectionReason reason, @Nullable String path) {
        this.reason = reason;
        this.path = path;
    }

    /** Returns whether rejection is always the purpose. */
    static boolean isExpected(RejectedKind kind) {
        return ALWAYS.contains(kind.reason()) && kind.credentials() != Credentials.SIGNED_IN;
    }

    /**
     * Parses an expectation of the administrator.
     *
     * @param text the code of a reason, or a code, a colon, and a path as in the report, or a directory that ends in {@code /**}
     * @return the expectation, or null if the text has another form or names no reason
     */
    public static @Nullable Expectation parse(String text) {
        int colon = text.indexOf(':');
        RejectionReason reason = reasonOf(colon < 0 ? text : text.substring(0, colon));
        String path = colon < 0 ? null : text.substring(colon + 1);
        return reason == null || (path != null && !path.startsWith("/") && !path.equals(RejectedKind.OTHER_PATHS))
                ? null
                : new Expectation(reason, path);
    }

    /** Returns the reason with a code, or null if there is none. */
    static @Nullable RejectionReason reasonOf(@Nullable String code) {
        for (RejectionReason each : RejectionReason.values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        return null;
    }

    /** Returns false for each kind of users whom the server has authenticated: these lose their access. */
    @Override
    public boolean test(RejectedKind kind) {
        return kind.reason() == reason && kind.credentials() != Credentials.SIGNED_IN && matches(kind.path());
    }

    private boolean matches(String shape) {
        if (path == null || path.equals(shape)) {
            return true;
        }
        if (!path.endsWith(BELOW)) {
            return false;
        }
        String directory = path.substring(0, path.length() - BELOW.length());
        return shape.equals(directory) || shape.startsWith(directory + "/");
    }
}
