package io.github.jwtfilter.benchmarks.http;

import io.github.jwtfilter.benchmarks.workload.Workload;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A Jetty server with several copies of the same application, each with a different filter. */
public final class BenchmarkServer {
    /** The prefix of the names of its threads. */
    static final String THREADS = "server";

    /** As many as the benchmarks that measure the CPU time of its threads need. */
    private static final int FEW_THREADS = 8;

    private final Server server;
    private final ServerConnector connector;
    private final ContextHandlerCollection applications = new ContextHandlerCollection();

    /**
     * Starts a server without applications.
     *
     * @throws Exception if the start fails
     */
    public BenchmarkServer() throws Exception {
        this(FEW_THREADS);
    }

    /**
     * Starts a server without applications.
     *
     * @param threadCount the number of its threads
     * @throws Exception if the start fails
     */
    public BenchmarkServer(int threadCount) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool(threadCount, threadCount);
        threads.setName(THREADS);
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(0);
        server.addConnector(connector);
        server.setHandler(applications);
        server.start();
    }

    /**
     * Starts an application.
     *
     * @param path the context path
     * @param filter the filter of the application
     * @param workload the keys
     * @throws Exception if the start fails
     */
    public void deploy(String path, Candidate filter, Workload workload) throws Exception {
        ServletContextHandler application = new ServletContextHandler(path, ServletContextHandler.SESSIONS);
        filter.install(application, workload);
        application.addServlet(new ServletHolder(new Greeting()), "/orders/*");
        applications.addHandler(application);
        application.start();
        applications.mapContexts();
    }

    /**
     * Returns the port of the server.
     *
     * @return the port
     */
    public int port() {
        return connector.getLocalPort();
    }

    /**
     * Stops the server with all applications.
     *
     * @throws Exception if that fails
     */
    public void stop() throws Exception {
        server.stop();
    }

    /** A page with negligible cost. */
    @SuppressWarnings("serial") // Servers do not serialize servlets.
    private static final class Greeting extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            byte[] body = ("Hello, " + request.getRemoteUser() + "!\n").getBytes(StandardCharsets.UTF_8);
            response.setContentType("text/plain;charset=UTF-8");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
