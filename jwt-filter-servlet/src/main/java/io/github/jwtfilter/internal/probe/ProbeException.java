package io.github.jwtfilter.internal.probe;

/** Thrown if an application cannot be probed; the message contains the cause and the remedy, and no text of a response. */
public final class ProbeException extends Exception {
    private static final long serialVersionUID = 1L;

    ProbeException(String message) {
        super(message);
    }
}
