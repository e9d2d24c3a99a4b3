package io.github.jwtfilter.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;

/** Starts the example of sessions, and prints how to log in. */
public final class SessionDemo {
    private SessionDemo() {}

    /**
     * Runs until the process is terminated.
     *
     * @param arguments the WAR, the port and a working directory
     * @throws IOException if a file cannot be written
     * @throws LifecycleException if the server does not start
     */
    public static void main(String[] arguments) throws IOException, LifecycleException {
        DemoServer.run(arguments, SessionDemo::start);
    }

    static DemoServer start(Path war, int port, Path directory, PrintStream out)
            throws IOException, LifecycleException, PortTakenException {
        DemoServer server = DemoServer.start(war, port, directory);
        out.println();
        out.println("The help desk runs at " + server.address() + "/session - stop it with Ctrl-C.");
        out.println("Log in as alice or bob with the password: open sesame");
        out.println();
        return server;
    }
}
