package io.github.jwtfilter.benchmarks.http;

import io.github.jwtfilter.benchmarks.workload.Workload;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/** A filter that lets nobody in without a good RS256 token, as an application would set it up. */
public interface Candidate {
    /**
     * Writes what an application has in its WAR: nothing of this counts.
     *
     * @param workload the keys
     */
    default void prepare(Workload workload) {}

    /**
     * Puts the filter into an application. Whatever the filter needs is made when the application starts.
     *
     * @param application not yet started
     * @param workload the keys
     */
    void install(ServletContextHandler application, Workload workload);
}
