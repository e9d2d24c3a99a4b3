package io.github.jwtfilter.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** How a server is run from its own distribution. */
interface Distribution {
    /**
     * Writes what the server expects in its base directory, for a free port on the loopback address.
     *
     * @param base an empty directory
     */
    void prepare(Path base) throws IOException;

    /**
     * Has the server take the address of its peer from a header, so that tests can come from anywhere.
     *
     * @param base a directory that is prepared
     * @param header a header that no proxy knows
     */
    void takePeersFrom(Path base, String header) throws IOException;

    /**
     * Has the server apply the forwarding headers of proxies, as docs/proxy.md shows.
     *
     * @param base a directory that is prepared
     */
    void applyForwardingHeaders(Path base) throws IOException;

    /** The arguments of {@code java} that start the server, after those for the virtual machine. */
    List<String> arguments(Path base);

    /** The same server with WebSockets, where they are not part of it anyway. */
    default Distribution withWebSockets() {
        return this;
    }

    /** What the log says when everything has started; the first group is the port. */
    Pattern ready();
}
