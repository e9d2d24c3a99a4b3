package io.github.jwtfilter.internal.logging;

import org.jspecify.annotations.Nullable;

/** A thread that works for one application, which the lines that it logs name: several applications of a server may share a log. */
public interface ApplicationThread {
    /**
     * The application.
     *
     * @return what operators know it by, such as its context path; null if that is not known
     */
    @Nullable
    String application();

    /**
     * The start of lines about an application.
     *
     * @param application what operators know it by; null if that is not known
     * @return text that ends in a blank, or the empty text
     */
    static String prefix(@Nullable String application) {
        return application == null ? "" : "Application " + application + ": ";
    }

    /**
     * The start of lines that the current thread logs.
     *
     * @return text that ends in a blank, or the empty text
     */
    static String prefix() {
        Thread thread = Thread.currentThread();
        return thread instanceof ApplicationThread ? prefix(((ApplicationThread) thread).application()) : "";
    }
}
