package io.github.jwtfilter.demo;

/** Reports that another process listens on the port of the demo. */
final class PortTakenException extends Exception {
    private static final long serialVersionUID = 1L;

    PortTakenException(int port, Throwable cause) {
        super("Port " + port + " of 127.0.0.1 is taken; choose another one with -Ddemo.port=" + (port + 1), cause);
    }
}
