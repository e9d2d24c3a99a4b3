package io.github.jwtfilter.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;

/**
 * Responds with 503 to every request of an application that the listener has rejected, for servers that start it nevertheless: Open
 * Liberty ignores an exception of a listener by default up to Servlet 4.0.
 */
final class RejectedDeployment implements Filter {
    private RejectedDeployment() {}

    /** Registers the filter before all others. */
    static void rejectRequests(ServletContext context) {
        try {
            FilterRegistration.Dynamic filter =
                    context.addFilter(RejectedDeployment.class.getName(), new RejectedDeployment());
            if (filter != null) {
                filter.setAsyncSupported(true);
                filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
            }
        } catch (RuntimeException | LinkageError e) {
            // The exception of the listener is all that is left to reject the deployment.
        }
    }

    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) {
        HttpServletResponse rejection = (HttpServletResponse) response;
        rejection.setHeader("Cache-Control", "no-store");
        rejection.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    @Override
    public void destroy() {}
}
