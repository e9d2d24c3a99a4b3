package io.github.jwtfilter.internal.store.jdbc;

import java.sql.SQLTransientConnectionException;

/** There is no connection. In contrast to those of drivers, the message quotes no values. */
final class NoConnectionException extends SQLTransientConnectionException {
    private static final long serialVersionUID = 1L;

    NoConnectionException(String message) {
        super(message, "08001");
    }

    NoConnectionException(String message, Throwable cause) {
        super(message, "08001", cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
