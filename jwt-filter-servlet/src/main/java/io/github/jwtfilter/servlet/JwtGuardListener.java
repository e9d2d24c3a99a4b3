package io.github.jwtfilter.servlet;

import io.github.jwtfilter.log.Log;
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
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw refusal("since the settings of its JwtFilter cannot be used:\n" + String.join("\n", problems));
        }
        String bypass = new UpgradeCheck(context, declared, filters(context)).problem();
        if (bypass != null) {
            throw refusal("since its JwtFilter would not guard all of it:\n" + bypass);
        }
        guards.publish(context);
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

    /** Logged as well as thrown, since some containers hide what a listener throws in a log of their own. */
    private static IllegalStateException refusal(String why) {
        String message = "The application is not deployed, " + why;
        Log.of(JwtGuardListener.class).error(message, null);
        return new IllegalStateException(message);
    }

    /** The init-param of each filter, null where it has none. */
    private static Collection<@Nullable String> configParameters(ServletContext context) {
        Set<@Nullable String> parameters = new LinkedHashSet<>();
        for (FilterRegistration filter : filters(context)) {
            if (JwtFilter.class.getName().equals(filter.getClassName())) {
                parameters.add(filter.getInitParameter(SettingsLocation.PARAMETER));
            }
        }
        return parameters.isEmpty() ? Collections.singleton(null) : parameters;
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
