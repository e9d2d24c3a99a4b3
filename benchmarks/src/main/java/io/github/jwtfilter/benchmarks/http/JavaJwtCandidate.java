package io.github.jwtfilter.benchmarks.http;

import io.github.jwtfilter.benchmarks.workload.Workload;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/** A hand-written filter. */
final class JavaJwtCandidate implements Candidate {
    @Override
    public void install(ServletContextHandler application, Workload workload) {
        application.addFilter(new FilterHolder(new JavaJwtFilter(workload)), "/*", EnumSet.of(DispatcherType.REQUEST));
    }
}
