package io.github.jwtfilter.internal.logging;

import org.jspecify.annotations.Nullable;

/** A thread of one application, named at the start of its log lines: several applications of a server may share a log. */
public interface ApplicationThread {
    /**
     * Returns the name of the application.
     *
     * @return the name for operators, such as its context path; null if it is not known
     */
    @Nullable
    String application();

    /**
     * Returns the start of log lines about an application.
     *
     * @param application the name of the application for operators; null if it is not known
     * @return text that ends in a blank, or the empty text
     */
    static String prefix(@Nullable String application) {
        return application == null ? "" : "Application " + application + ": ";
    }

    /**
     * Returns the start of log lines of the current thread.
     *
     * @return text that ends in a blank, or the empty text
     */
    static String prefix() {
        Thread thread = Thread.currentThread();
        return thread instanceof ApplicationThread ? prefix(((ApplicationThread) thread).application()) : "";
    }
}
