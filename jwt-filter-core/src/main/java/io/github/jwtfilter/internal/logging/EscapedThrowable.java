package io.github.jwtfilter.internal.logging;

import org.jspecify.annotations.Nullable;

/** Replaces an exception in a log if its message, or the message of a cause, contains characters that must be escaped. */
final class EscapedThrowable extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_CAUSES = 16;

    private EscapedThrowable(Throwable original, @Nullable Throwable cause) {
        super(LineEscaper.forLog(original.toString()), cause, false, true);
        setStackTrace(original.getStackTrace());
    }

    /** Returns the throwable itself if its messages need no escaping, the common case; otherwise an escaped copy. */
    static @Nullable Throwable of(@Nullable Throwable original) {
        return isHarmless(original) ? original : copy(original, MAX_CAUSES);
    }

    private static boolean isHarmless(@Nullable Throwable original) {
        Throwable each = original;
        for (int i = 0; i < MAX_CAUSES && each != null; i++) {
            String text = each.toString();
            if (!LineEscaper.forLog(text).equals(text) || each.getSuppressed().length > 0) {
                return false;
            }
            each = each.getCause();
        }
        return each == null;
    }

    private static @Nullable Throwable copy(@Nullable Throwable original, int depth) {
        return original == null || depth == 0
                ? null
                : new EscapedThrowable(original, copy(original.getCause(), depth - 1));
    }
}
