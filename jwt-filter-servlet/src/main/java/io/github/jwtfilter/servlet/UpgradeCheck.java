package io.github.jwtfilter.servlet;

import io.github.jwtfilter.descriptor.Endpoints;
import io.github.jwtfilter.descriptor.UpgradeOrder;
import io.github.jwtfilter.descriptor.WebXml;
import jakarta.servlet.ServletContext;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Determines whether WebSocket handshakes of an application would bypass the filter. */
final class UpgradeCheck {
    private final ServletContext context;
    private final DeclaredDeployment deployment;
    private final boolean partial;
    private final Set<String> examined = new HashSet<>();

    UpgradeCheck(ServletContext context, DeclaredDeployment deployment, boolean partial) {
        this.context = context;
        this.deployment = deployment;
        this.partial = partial;
    }

    /**
     * The problem with its remedy, or null. Files are examined only on a server with an upgrade filter that precedes all others:
     * there every application has that filter, which has no effect without endpoints. They are examined once.
     *
     * @param filters the filters that are registered so far
     */
    @Nullable
    String problem(RegisteredFilters filters) {
        for (String className : filters.classNames()) {
            if (UpgradeOrder.comesFirst(className) && examined.add(className)) {
                WebXml descriptor = deployment.descriptor();
                String reason = descriptor == null ? reasonWithoutDescriptor() : reason(descriptor);
                return reason == null
                        ? null
                        : "the application " + reason + ", and the server's filter " + className
                                + " accepts WebSocket handshakes before the JwtFilter sees them, without any token; "
                                + UpgradeOrder.remedy(className);
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

    /** The classes of a program that starts a server are in its class path, and so is the order of the filters in its code. */
    private @Nullable String reasonWithoutDescriptor() {
        ContextFiles files = new ContextFiles(context);
        if (files.paths("/WEB-INF/classes/") != null || files.paths("/WEB-INF/lib/") != null) {
            return Endpoints.find(files);
        }
        return partial
                ? null
                : "may have WebSocket endpoints (it has neither a web.xml nor classes in WEB-INF; a program that registers the"
                        + " upgrade filter after the JwtFilter confirms this with deployment.partial = true)";
    }
}
