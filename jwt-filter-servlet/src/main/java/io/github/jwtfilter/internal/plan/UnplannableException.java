package io.github.jwtfilter.internal.plan;

import java.io.IOException;

/** Thrown for an archive that cannot be read or patched; the message contains the cause and the remedy. */
public final class UnplannableException extends IOException {
    private static final long serialVersionUID = 1L;

    UnplannableException(String message) {
        super(message);
    }
}
