package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.descriptor.Coverage;
import io.github.jwtfilter.internal.descriptor.GuardFindings;
import io.github.jwtfilter.internal.descriptor.WebXml;
import io.github.jwtfilter.settings.DeploymentSettings;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks whether the filter protects the whole application, as deployed. */
final class DeploymentCheck {
    private final ServletContext context;
    private final DeclaredDeployment declared;
    private final RegisteredFilters filters;
    private final boolean partial;

    /**
     * Creates a check.
     *
     * @param partial whether the settings permit that a part of the application is not protected
     */
    DeploymentCheck(ServletContext context, DeclaredDeployment declared, RegisteredFilters filters, boolean partial) {
        this.context = context;
        this.declared = declared;
        this.filters = filters;
        this.partial = partial;
    }

    /** Returns a description of the requests that bypass the filter, or null. */
    @Nullable
    String coverageProblem() {
        Coverage coverage = coverage();
        if (partial || coverage == null || coverage.isComplete()) {
            return null;
        }
        return coverage.gap() + "; " + coverage.remedy() + "; if this is intended, set "
                + DeploymentSettings.partialKey() + " = true";
    }

    /** Logs warnings that do not prevent the start, by the listener or the filter. */
    void warn(Class<?> owner) {
        OptionalCheck.run(context, owner, () -> {
            for (String warning : warnings(owner == JwtGuardListener.class)) {
                StartupLog.of(context, owner).warn(warning);
            }
        });
    }

    private List<String> warnings(boolean withListener) {
        List<String> warnings = new ArrayList<>();
        Coverage coverage = coverage();
        if (coverage == null) {
            warnings.add(
                    "the container does not list the filters for a listener that code has registered, so that it is"
                            + " unknown whether the JwtFilter covers the application; declare JwtGuardListener in"
                            + " web.xml");
        } else if (partial && !coverage.isComplete()) {
            warnings.add(DeploymentSettings.partialKey() + " = true, and " + coverage.gap());
        }
        WebXml descriptor = declared.descriptor();
        if (descriptor != null) {
            warnings.addAll(GuardFindings.warnings(descriptor, RegisteredFilters.OWN, withListener));
        }
        Set<String> copies = copies();
        if (copies.size() > 1) {
            warnings.add("the JwtFilter is in the class path " + copies.size() + " times (" + String.join(", ", copies)
                    + "), and it is not defined which one is used; keep one JAR");
        }
        return warnings;
    }

    /** Logs all problems: without the listener nothing can reject the deployment. */
    void logWithoutListener() {
        OptionalCheck.run(context, JwtFilter.class, () -> {
            String problem = coverageProblem();
            if (problem != null) {
                StartupLog.of(context, JwtFilter.class).error(problem, null);
            }
        });
        warn(JwtFilter.class);
    }

    private @Nullable Coverage coverage() {
        return filters.coverage(declared.descriptor());
    }

    private Set<String> copies() {
        Set<String> places = new TreeSet<>();
        try {
            String file = JwtFilter.class.getName().replace('.', '/') + ".class";
            for (URL url : Collections.list(context.getClassLoader().getResources(file))) {
                places.add(url.toString());
            }
        } catch (IOException | RuntimeException e) {
            // Only a warning depends on it, and a security manager may forbid it.
        }
        return places;
    }
}
