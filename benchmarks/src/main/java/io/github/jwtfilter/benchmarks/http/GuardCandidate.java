package io.github.jwtfilter.benchmarks.http;

import io.github.jwtfilter.benchmarks.workload.Workload;
import io.github.jwtfilter.servlet.JwtFilter;
import io.github.jwtfilter.servlet.JwtGuardListener;
import jakarta.servlet.DispatcherType;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/** The filter of this project, with the same setup as in web.xml. */
final class GuardCandidate implements Candidate {
    private final Function<Workload, Path> file;
    private Path settings = Path.of("");

    /** Creates a filter; {@code file} writes its settings, and returns their path. */
    GuardCandidate(Function<Workload, Path> file) {
        this.file = file;
    }

    @Override
    public void prepare(Workload workload) {
        settings = file.apply(workload);
    }

    @Override
    public void install(ServletContextHandler application, Workload workload) {
        application.setInitParameter("config", settings.toString());
        application.addEventListener(new JwtGuardListener());
        FilterHolder filter = new FilterHolder(new JwtFilter());
        filter.setInitParameter("config", settings.toString());
        filter.setAsyncSupported(true);
        application.addFilter(
                filter, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
    }
}
