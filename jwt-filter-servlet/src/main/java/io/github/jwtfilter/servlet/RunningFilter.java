package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.reload.ReloadingGuard;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.properties.Environment;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * One {@link JwtFilter} with valid settings. All dispatches of a request are handled with the version of the settings that was in effect
 * at the first one.
 */
final class RunningFilter {
    private final ReloadingGuard guards;
    private final boolean own;
    private final ServletContext context;
    private final String attribute;
    private volatile FilterDelegate latest;

    private RunningFilter(ReloadingGuard guards, boolean own, ServletContext context, String filterName) {
        this.guards = guards;
        this.own = own;
        this.context = context;
        this.attribute = JwtFilter.class.getName() + '/' + filterName + context.getContextPath();
        this.latest = delegate(guards.current());
    }

    /** Uses the guard that the listener has created, or creates one. */
    static RunningFilter start(FilterConfig config) {
        ServletContext context = config.getServletContext();
        SettingsLocation location = SettingsLocation.find(
                context.getContextPath(), config.getInitParameter(SettingsLocation.PARAMETER), Environment.system());
        DeclaredDeployment declared = new DeclaredDeployment(context);
        EarlierFilters earlier = new EarlierFilters(context, declared);
        OptionalCheck.run(context, JwtFilter.class, () -> earlier.report(config.getFilterName()));
        GuardRegistry published = GuardRegistry.of(context);
        ReloadingGuard built = published == null ? null : published.find(location);
        if (built != null) {
            return new RunningFilter(built, false, context, config.getFilterName()).published();
        }
        LoadedSettings settings = GuardLoader.read(context, location);
        ReloadingGuard guards = GuardLoader.build(context, location, settings, declared);
        boolean partial = settings.settings().deployment().partial();
        new DeploymentCheck(context, declared, RegisteredFilters.of(context), partial).logWithoutListener();
        guards.start(GuardLoader.name(context));
        return new RunningFilter(guards, true, context, config.getFilterName()).published();
    }

    private RunningFilter published() {
        RunningGuards.add(context, guards);
        return this;
    }

    /** Stops the background threads. Only the listener closes a guard of the listener. */
    void stop() {
        RunningGuards.remove(context, guards);
        if (own) {
            guards.close();
        }
    }

    void handle(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestDecision known = RequestDecision.find(request, attribute, this);
        FilterDelegate version = known == null ? latest() : known.version();
        version.handle(request, response, chain, known);
    }

    private FilterDelegate latest() {
        Guard current = guards.current();
        FilterDelegate delegate = latest;
        if (!delegate.uses(current)) {
            delegate = delegate(current);
            latest = delegate;
        }
        return delegate;
    }

    private FilterDelegate delegate(Guard guard) {
        return new FilterDelegate(guard, this, context.getContextPath(), attribute);
    }
}
