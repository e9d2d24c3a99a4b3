package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.descriptor.Endpoints;
import io.github.jwtfilter.internal.descriptor.UpgradeOrder;
import io.github.jwtfilter.internal.descriptor.WebXml;
import jakarta.servlet.ServletContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Determines whether WebSocket handshakes of an application would bypass the filter. */
final class UpgradeCheck {
    private final ServletContext context;
    private final DeclaredDeployment deployment;
    private final Set<String> examined = new HashSet<>();

    UpgradeCheck(ServletContext context, DeclaredDeployment deployment) {
        this.context = context;
        this.deployment = deployment;
    }

    /**
     * Returns the problem with its remedy, or null. Files are examined only on a server with an upgrade filter that
     * precedes all others: there every application has that filter, which has no effect without endpoints. They are
     * examined once.
     *
     * @param filters the filters that are registered so far
     */
    @Nullable
    String problem(RegisteredFilters filters) {
        for (String className : filters.classNames()) {
            if (UpgradeOrder.comesFirst(className) && examined.add(className)) {
                WebXml descriptor = deployment.descriptor();
                String reason =
                        descriptor == null ? reasonInProgram(filters.nameOf(className), filters) : reason(descriptor);
                if (reason != null) {
                    return "the application " + reason + ", and the server's filter " + className
                            + " accepts WebSocket handshakes before the JwtFilter sees them, without any token; "
                            + UpgradeOrder.remedy(className);
                }
            }
        }
        return null;
    }

    private @Nullable String reason(WebXml declared) {
        UpgradeOrder order = new UpgradeOrder(declared, RegisteredFilters.OWN);
        if (order.isWrong()) {
            return "declares the upgrade filter before the JwtFilter";
        }
        return order.isRight() ? null : Endpoints.find(new ContextFiles(context));
    }

    /** Examines a program that starts a server: it registers filters by code, and its classes are in its class path. */
    private @Nullable String reasonInProgram(String upgradeFilter, RegisteredFilters filters) {
        List<String> order = FilterOrder.of(context);
        if (order != null && order.contains(upgradeFilter)) {
            List<String> before = order.subList(0, order.indexOf(upgradeFilter));
            if (filters.own().stream().anyMatch(filter -> before.contains(filter.getName()))) {
                return null;
            }
        }
        ContextFiles files = new ContextFiles(context);
        return hasFiles(files, "/WEB-INF/classes/") || hasFiles(files, "/WEB-INF/lib/")
                ? Endpoints.find(files)
                : "may have WebSocket endpoints (it has neither a web.xml nor classes in WEB-INF; a program registers the"
                        + " upgrade filter itself, by the name of its class, after the JwtFilter)";
    }

    private static boolean hasFiles(ContextFiles files, String folder) {
        Set<String> paths = files.paths(folder);
        return paths != null && !paths.isEmpty();
    }
}
