package io.github.jwtfilter.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** An embedded Tomcat that serves one WAR on the loopback address. */
final class DemoServer {
    private static final String HOST = "127.0.0.1";

    /** A strong reference, since the JDK discards unreferenced loggers with their levels. */
    private static final Logger TOMCAT_LOGGER = Logger.getLogger("org.apache");

    private final Tomcat tomcat;

    private DemoServer(Tomcat tomcat) {
        this.tomcat = tomcat;
    }

    /** Starts the server of a demo, and prints how to use it. */
    interface Demonstration {
        DemoServer start(Path war, int port, Path directory, PrintStream out)
                throws IOException, LifecycleException, PortTakenException;
    }

    /** Runs until the process is terminated. The arguments are the WAR, the port and a working directory. */
    static void run(String[] arguments, Demonstration demonstration) throws IOException, LifecycleException {
        try {
            DemoServer server = demonstration.start(
                    Path.of(arguments[0]), Integer.parseInt(arguments[1]), Path.of(arguments[2]), System.out);
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop-demo"));
            server.await();
        } catch (PortTakenException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Starts on a port; zero selects a free one. */
    static DemoServer start(Path war, int port, Path directory)
            throws IOException, LifecycleException, PortTakenException {
        TOMCAT_LOGGER.setLevel(Level.SEVERE);
        Files.createDirectories(directory.resolve("webapps"));
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toAbsolutePath().toString());
        tomcat.setConnector(connector(port));
        // Maven runs the demo in a separate class loader, which must be the parent of those of applications.
        tomcat.getServer().setParentClassLoader(DemoServer.class.getClassLoader());
        Context application = tomcat.addWebapp("", war.toRealPath().toString());
        // The pages need no tag libraries, so the class path of the demo is not scanned for them.
        application.getJarScanner().setJarScanFilter((type, name) -> false);
        DemoServer server = new DemoServer(tomcat);
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            server.stop();
            if (isBindFailure(e)) {
                throw new PortTakenException(port, e);
            }
            throw e;
        }
        if (application.getState() != LifecycleState.STARTED) {
            server.stop();
            throw new LifecycleException("The application did not start; see its log.");
        }
        return server;
    }

    String address() {
        return "http://" + HOST + ":" + tomcat.getConnector().getLocalPort();
    }

    void await() {
        tomcat.getServer().await();
    }

    void stop() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isBindFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    private static Connector connector(int port) {
        Connector connector = new Connector();
        connector.setProperty("address", HOST);
        connector.setPort(port);
        connector.setThrowOnFailure(true);
        return connector;
    }
}
