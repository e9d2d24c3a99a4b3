package io.github.jwtfilter.internal.store;

import org.jspecify.annotations.Nullable;

/**
 * Replaces an exception of a driver as the cause of another one: has its stack trace, and its class name as the message. Messages of
 * drivers may quote values or the URL with its password, and servers log the exceptions of applications with all their causes.
 */
final class CauseWithoutMessage extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_CAUSES = 16;

    private CauseWithoutMessage(Throwable original, @Nullable Throwable cause) {
        super(original.getClass().getName(), cause, false, true);
        setStackTrace(original.getStackTrace());
    }

    /** Returns the replacement of an exception and of its causes; null without an exception. */
    static @Nullable Throwable of(@Nullable Throwable original) {
        return copy(original, MAX_CAUSES);
    }

    private static @Nullable Throwable copy(@Nullable Throwable original, int depth) {
        return original == null || depth == 0
                ? null
                : new CauseWithoutMessage(original, copy(original.getCause(), depth - 1));
    }
}
