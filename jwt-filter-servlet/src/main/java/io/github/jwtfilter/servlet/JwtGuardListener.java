package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.descriptor.WebXml;
import io.github.jwtfilter.settings.SettingsException;
import io.github.jwtfilter.settings.properties.Environment;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings of every {@link JwtFilter} of the application before it serves requests, and stops the deployment
 * with the full list of problems if they cannot be used or if the filters do not protect the whole application. Declare
 * it in {@code web.xml}, before other listeners; if a listener registers the filter, declare it after that one.
 */
public final class JwtGuardListener implements ServletContextListener {
    /** Creates an instance; called by the container. */
    public JwtGuardListener() {}

    /**
     * Creates the guards, which the filters then use.
     *
     * @param event contains the servlet context
     * @throws IllegalStateException if any settings cannot be used, if no JwtFilter covers {@code /*}, or if the server
     *     would accept WebSocket handshakes before the filter sees them; the message lists every problem
     */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        try {
            checkAndPublish(context);
        } catch (RuntimeException | Error e) {
            RejectedDeployment.rejectRequests(context);
            throw e;
        }
    }

    private static void checkAndPublish(ServletContext context) {
        GuardRegistry guards = new GuardRegistry();
        DeclaredDeployment declared = new DeclaredDeployment(context);
        RegisteredFilters filters = RegisteredFilters.of(context);
        Set<String> problems = new LinkedHashSet<>();
        for (String parameter : configParameters(filters, declared.descriptor())) {
            try {
                guards.load(
                        context,
                        SettingsLocation.find(context.getContextPath(), parameter, Environment.system()),
                        declared);
            } catch (SettingsException e) {
                e.problems().forEach(problem -> problems.add(problem.toString()));
            }
        }
        String reason = problems.isEmpty()
                ? "its JwtFilter would not protect all of it:"
                : "the settings of its JwtFilter cannot be used:";
        List<String> lines = new ArrayList<>(problems);
        DeploymentCheck check = new DeploymentCheck(context, declared, filters, guards.partial());
        UpgradeCheck upgrades = new UpgradeCheck(context, declared);
        addLines(check.coverageProblem(), lines);
        addLines(upgrades.problem(filters), lines);
        if (!lines.isEmpty()) {
            throw new IllegalStateException(StartupLog.rejection(
                    context, JwtGuardListener.class, "The application is not deployed: " + reason, lines));
        }
        check.warn(JwtGuardListener.class);
        EarlierFilters earlier = new EarlierFilters(context, declared);
        OptionalCheck.run(context, JwtGuardListener.class, () -> {
            for (FilterRegistration filter : filters.own()) {
                earlier.report(filter.getName());
            }
        });
        guards.publish(context, upgrades);
    }

    private static void addLines(@Nullable String problem, List<String> lines) {
        if (problem != null) {
            lines.addAll(Arrays.asList(problem.split("\n")));
        }
    }

    /**
     * Stops the background threads of the guards, and removes their attributes from the servlet context.
     *
     * @param event contains the servlet context
     */
    @Override
    public void contextDestroyed(ServletContextEvent event) {
        GuardRegistry.withdraw(event.getServletContext());
    }

    /** Returns the init-param of each filter, null if it has none. */
    private static Collection<@Nullable String> configParameters(
            RegisteredFilters filters, @Nullable WebXml descriptor) {
        Set<@Nullable String> parameters = new LinkedHashSet<>();
        for (FilterRegistration filter : filters.own()) {
            parameters.add(filter.getInitParameter(SettingsLocation.PARAMETER));
        }
        if (parameters.isEmpty() && descriptor != null) {
            descriptor.filters().stream()
                    .filter(filter -> RegisteredFilters.OWN.contains(filter.className()))
                    .forEach(filter -> parameters.add(filter.parameter(SettingsLocation.PARAMETER)));
        }
        return parameters.isEmpty() ? Collections.singleton(null) : parameters;
    }
}
