package io.github.jwtfilter.doctor;

/** Something the doctor was given that it can do nothing with; the message says what and holds nothing secret. */
final class UnusableInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableInput(String message) {
        super(message);
    }
}
