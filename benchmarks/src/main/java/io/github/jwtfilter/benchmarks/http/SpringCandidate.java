package io.github.jwtfilter.benchmarks.http;

import io.github.jwtfilter.benchmarks.workload.Workload;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.springframework.web.context.ContextLoaderListener;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/** Spring Security's filter chain for resource servers. */
final class SpringCandidate implements Candidate {
    @Override
    public void install(ServletContextHandler application, Workload workload) {
        AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
        context.register(SpringConfiguration.class);
        application.addEventListener(new ContextLoaderListener(context));
        application.addFilter(
                new FilterHolder(new DelegatingFilterProxy("springSecurityFilterChain")),
                "/*",
                EnumSet.of(DispatcherType.REQUEST));
    }
}
