package io.github.jwtfilter.internal.probe;

import java.io.IOException;

/** Thrown for bytes that are not an HTTP/1.1 response within the limits; the message does not quote them. */
final class MalformedResponse extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedResponse(String message) {
        super(message);
    }
}
