package io.github.jwtfilter.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The configuration and startup of a server from its own distribution. */
interface Distribution {
    /**
     * Writes the files that the server requires in its base directory, for a free port on the loopback address.
     *
     * @param base an empty directory
     */
    void prepare(Path base) throws IOException;

    /**
     * Configures the server to read the peer address from a header, so that tests can use any address.
     *
     * @param base a prepared directory
     * @param header a header that no proxy uses
     */
    void takePeersFrom(Path base, String header) throws IOException;

    /**
     * Configures the server to apply the forwarding headers of proxies, as docs/proxy.md shows.
     *
     * @param base a prepared directory
     */
    void applyForwardingHeaders(Path base) throws IOException;

    /**
     * Adds a user for the login of the container.
     *
     * @param base a prepared directory
     */
    default void addUser(Path base, String name, String password, List<String> roles) throws IOException {
        throw new UnsupportedOperationException("no test signs in users of " + this);
    }

    /** The arguments of {@code java} that start the server, after the JVM options. */
    List<String> arguments(Path base);

    /** The same server with WebSockets enabled, if they are optional. */
    default Distribution withWebSockets() {
        return this;
    }

    /** The log line that is written after the startup; the first group is the port. */
    Pattern ready();
}
