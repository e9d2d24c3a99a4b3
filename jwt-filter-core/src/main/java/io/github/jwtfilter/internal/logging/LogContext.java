package io.github.jwtfilter.internal.logging;

import org.jspecify.annotations.Nullable;

/**
 * The values of the mapped diagnostic context (MDC) of SLF4J for the current thread: the subject and the ID of the token of a request.
 * Values that the thread has had before are restored afterwards.
 */
public final class LogContext {
    /** The name of the value with the subject. */
    public static final String SUBJECT = "jwt.sub";

    /** The name of the value with the token ID. */
    public static final String TOKEN_ID = "jwt.jti";

    private final @Nullable String previousSubject;
    private final @Nullable String previousTokenId;

    private LogContext() {
        previousSubject = Slf4jContext.get(SUBJECT);
        previousTokenId = Slf4jContext.get(TOKEN_ID);
    }

    /**
     * Returns whether the application has an MDC: that of SLF4J with a provider.
     *
     * @return false if values are never set
     */
    public static boolean isAvailable() {
        return Log.usesSlf4j();
    }

    /**
     * Sets the values of the current thread, escaped as in log lines. The same thread must call {@link #restore()}.
     *
     * @param subject the subject of a verified token, or null if it has none
     * @param tokenId the ID of the token, or null if it has none
     * @return the previous values; null without an MDC that can be used
     */
    public static @Nullable LogContext set(@Nullable String subject, @Nullable String tokenId) {
        if (!isAvailable()) {
            return null;
        }
        LogContext previous = null;
        try {
            previous = new LogContext();
            put(SUBJECT, subject == null ? null : LogText.unquoted(subject));
            put(TOKEN_ID, tokenId == null ? null : LogText.unquoted(tokenId));
        } catch (RuntimeException | LinkageError e) {
            // Parts of SLF4J are incompatible: the request is served without these values.
            if (previous != null) {
                previous.restore();
            }
            return null;
        }
        return previous;
    }

    /** Restores the previous values of the current thread. */
    public void restore() {
        try {
            put(SUBJECT, previousSubject);
            put(TOKEN_ID, previousTokenId);
        } catch (RuntimeException | LinkageError e) {
            // As above.
        }
    }

    private static void put(String name, @Nullable String value) {
        if (value == null) {
            Slf4jContext.remove(name);
        } else {
            Slf4jContext.put(name, value);
        }
    }
}
