package io.github.jwtfilter.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.LifecycleException;

/** Starts the legacy WAR with a newly generated key, and prints example requests. */
public final class Demo {
    /** The system property with which the settings of the legacy WAR find the public keys. */
    private static final String KEYS_PROPERTY = "orderdesk.jwks";

    private Demo() {}

    /**
     * Runs until the process is terminated.
     *
     * @param arguments the WAR, the port and a working directory
     * @throws IOException if a file cannot be written
     * @throws LifecycleException if the server does not start
     */
    public static void main(String[] arguments) throws IOException, LifecycleException {
        DemoServer.run(arguments, Demo::start);
    }

    static DemoServer start(Path war, int port, Path directory, PrintStream out)
            throws IOException, LifecycleException, PortTakenException {
        DemoTokens tokens = new DemoTokens();
        Path keys = Files.createDirectories(directory).resolve("jwks.json").toAbsolutePath();
        Files.writeString(keys, tokens.jwkSet());
        System.setProperty(KEYS_PROPERTY, keys.toString());
        DemoServer server = DemoServer.start(war, port, directory);
        print(Example.all(tokens), server.address(), out);
        return server;
    }

    private static void print(List<Example> examples, String address, PrintStream out) {
        out.println();
        out.println("The legacy WAR is guarded and runs at " + address + " - stop it with Ctrl-C.");
        for (Example example : examples) {
            out.println();
            out.println("# " + example.title() + ": " + example.status());
            out.println(example.curl(address));
        }
        out.println();
    }
}
