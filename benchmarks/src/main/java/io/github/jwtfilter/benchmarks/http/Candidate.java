package io.github.jwtfilter.benchmarks.http;

import io.github.jwtfilter.benchmarks.workload.Workload;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/** A filter that requires a valid RS256 token, set up as in an application. */
public interface Candidate {
    /**
     * Writes the files that an application has in its WAR, outside the measured time.
     *
     * @param workload the keys
     */
    default void prepare(Workload workload) {}

    /**
     * Adds the filter to an application. The filter creates its objects when the application starts.
     *
     * @param application an application that is not started yet
     * @param workload the keys
     */
    void install(ServletContextHandler application, Workload workload);
}
