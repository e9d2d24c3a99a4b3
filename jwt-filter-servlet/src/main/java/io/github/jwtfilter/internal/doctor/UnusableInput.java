package io.github.jwtfilter.internal.doctor;

/** Thrown for an input or argument that a command cannot use; the message contains the cause and no secret. */
final class UnusableInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableInput(String message) {
        super(message);
    }
}
