package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.response.ResponseFactory;
import io.github.jwtfilter.settings.SettingsException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Guards a web application: every request either passes with a principal and roles, or is rejected. Map it to
 * {@code /*}, before every other filter, for the dispatchers REQUEST, FORWARD, ASYNC and ERROR. FORWARD is for welcome
 * files that the server forwards to; forwards and includes of the application keep the principal by themselves.
 *
 * <p>The location of the settings is the first of the system property {@code jwtfilter.config.<context>}, the
 * environment variable {@code JWTFILTER_CONFIG_<CONTEXT>}, the init-param {@code config} and
 * {@code /WEB-INF/jwt-filter.properties}.
 *
 * <p>Without valid settings the filter responds to every request with 503 and logs the reason. If
 * {@link JwtGuardListener} is declared too, such an application is not even deployed.
 */
public final class JwtFilter implements Filter {
    private volatile @Nullable RunningFilter application;

    /** Creates an instance; called by the container. */
    public JwtFilter() {}

    /**
     * Reads the settings, unless {@link JwtGuardListener} has done so. Invalid settings cause no exception: some
     * containers serve the application unprotected when a filter fails (a listener that fails makes every container
     * reject it).
     *
     * @param config the container's view of this filter
     * @throws IllegalStateException on Jetty only, if it would accept WebSocket handshakes before the filter sees them;
     *     Jetty then makes the application unavailable
     */
    @Override
    public void init(FilterConfig config) {
        try {
            application = RunningFilter.start(config);
        } catch (Throwable e) {
            logFailure(config, e);
        }
        String bypass = bypass(config);
        if (bypass != null) {
            destroy();
            throw new IllegalStateException(bypass);
        }
    }

    /**
     * Returns how WebSocket handshakes bypass the filter, or null. A filter that responds with 503 does not help
     * against a server that accepts handshakes before it.
     */
    private @Nullable String bypass(FilterConfig config) {
        try {
            ServletContext context = config.getServletContext();
            GuardRegistry published = GuardRegistry.of(context);
            UpgradeCheck upgrades = published == null ? null : published.upgrades();
            if (upgrades == null) {
                upgrades = new UpgradeCheck(context, new DeclaredDeployment(context));
            }
            String problem = upgrades.problem(RegisteredFilters.of(context));
            return problem == null
                    ? null
                    : StartupLog.rejection(
                            context,
                            JwtFilter.class,
                            "The application is not available:",
                            Arrays.asList(problem.split("\n")));
        } catch (Throwable e) {
            if (application != null) {
                logFailure(config, e);
                destroy();
            }
            return null;
        }
    }

    private static void logFailure(FilterConfig config, Throwable failure) {
        try {
            Log log = startupLog(config);
            String heading = "Every request gets status 503: ";
            if (failure instanceof SettingsException) {
                List<String> problems = new ArrayList<>();
                ((SettingsException) failure).problems().forEach(problem -> problems.add(problem.toString()));
                log.errorDetails(heading + "the settings cannot be used:", problems);
            } else {
                log.error(heading + "the filter cannot start", failure);
            }
        } catch (Throwable e) {
            // A log that cannot be written must not make the application public either.
        }
    }

    private static Log startupLog(FilterConfig config) {
        try {
            return StartupLog.of(config.getServletContext(), JwtFilter.class);
        } catch (Throwable e) {
            return Log.of(JwtFilter.class); // the context itself may have caused the failure
        }
    }

    /**
     * Passes a request on or rejects it. The decision at the first dispatch of a request applies to its later ones.
     *
     * @param request the request; without HTTP no decision is possible, so that it is neither passed on nor rejected
     * @param response the response
     * @param chain the rest of the application
     * @throws IOException if the response cannot be written, or from the application
     * @throws ServletException from the application
     */
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest) || !(response instanceof HttpServletResponse)) {
            Log.of(JwtFilter.class).warn("A request that is not an HTTP request was rejected");
            return;
        }
        RunningFilter guarded = application;
        if (guarded == null) {
            ResponseWriter.write(
                    ResponseFactory.unconfigured(), (HttpServletRequest) request, (HttpServletResponse) response);
        } else {
            guarded.handle((HttpServletRequest) request, (HttpServletResponse) response, chain);
        }
    }

    /** Releases all resources, within a second; later requests receive 503. */
    @Override
    public void destroy() {
        RunningFilter guarded = application;
        application = null;
        if (guarded != null) {
            guarded.stop();
        }
    }
}
