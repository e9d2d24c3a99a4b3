package io.github.jwtfilter.servlet;

import io.github.jwtfilter.log.LineEscaper;
import io.github.jwtfilter.settings.Environment;
import io.github.jwtfilter.settings.SettingsException;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings of every {@link JwtFilter} of the application before anything is served, and stops the deployment with
 * the full list of problems if they cannot be used. Declare it in {@code web.xml}, before other listeners.
 */
public final class JwtGuardListener implements ServletContextListener {
    /** Made by the container. */
    public JwtGuardListener() {}

    /**
     * Builds the guards, for the filters to find.
     *
     * @param event names the application
     * @throws IllegalStateException if any settings cannot be used, and then the message lists every problem; or if the
     *     server would answer WebSocket handshakes before the filter sees them
     */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        ContextGuards guards = new ContextGuards();
        DeclaredDeployment declared = new DeclaredDeployment(context);
        Set<String> problems = new LinkedHashSet<>();
        for (String parameter : configParameters(context)) {
            try {
                guards.load(
                        context,
                        SettingsLocation.find(context.getContextPath(), parameter, Environment.system()),
                        declared);
            } catch (SettingsException e) {
                e.problems().forEach(problem -> problems.add(problem.toString()));
            }
        }
        if (!problems.isEmpty()) {
            throw refusal(context, "the settings of its JwtFilter cannot be used:", problems);
        }
        String bypass = new UpgradeCheck(context, declared, filters(context)).problem();
        if (bypass != null) {
            throw refusal(context, "its JwtFilter would not protect all of it:", Collections.singleton(bypass));
        }
        guards.publish(context);
        EarlierFilters earlier = new EarlierFilters(context, declared);
        for (FilterRegistration filter : filters(context)) {
            if (isGuard(filter)) {
                earlier.report(filter.getName());
            }
        }
    }

    /**
     * Ends what the guards do in the background, and leaves nothing behind in the application.
     *
     * @param event names the application
     */
    @Override
    public void contextDestroyed(ServletContextEvent event) {
        ContextGuards.withdraw(event.getServletContext());
    }

    /** Logged as well as thrown: some containers write what a listener throws to another log. */
    private static IllegalStateException refusal(ServletContext context, String why, Collection<String> details) {
        String heading = "The application is not deployed: " + why;
        StartupLog.of(context, JwtGuardListener.class).errorDetails(heading, details);
        StringBuilder message = new StringBuilder(heading);
        details.forEach(line -> message.append('\n').append(LineEscaper.forLog(line)));
        return new IllegalStateException(message.toString());
    }

    /** The init-param of each filter, null where it has none. */
    private static Collection<@Nullable String> configParameters(ServletContext context) {
        Set<@Nullable String> parameters = new LinkedHashSet<>();
        for (FilterRegistration filter : filters(context)) {
            if (isGuard(filter)) {
                parameters.add(filter.getInitParameter(SettingsLocation.PARAMETER));
            }
        }
        return parameters.isEmpty() ? Collections.singleton(null) : parameters;
    }

    private static boolean isGuard(FilterRegistration filter) {
        return JwtFilter.class.getName().equals(filter.getClassName());
    }

    /** Listeners that are not declared in web.xml may not ask (Servlet 3.0 section 4.4): they check the default location. */
    private static Collection<? extends FilterRegistration> filters(ServletContext context) {
        try {
            return context.getFilterRegistrations().values();
        } catch (UnsupportedOperationException e) {
            return Collections.emptyList();
        }
    }
}
