package io.github.jwtfilter.servlet;

import io.github.jwtfilter.descriptor.Endpoints;
import io.github.jwtfilter.descriptor.UpgradeOrder;
import io.github.jwtfilter.descriptor.WebXml;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Finds out whether WebSocket handshakes of this application would never reach the filter. */
final class UpgradeCheck {
    private final ServletContext context;
    private final DeclaredDeployment deployment;
    private final Collection<? extends FilterRegistration> filters;

    UpgradeCheck(
            ServletContext context, DeclaredDeployment deployment, Collection<? extends FilterRegistration> filters) {
        this.context = context;
        this.deployment = deployment;
        this.filters = filters;
    }

    /** What is wrong and what to do, or null. A server without an upgrade filter of its own costs no look at files. */
    @Nullable
    String problem() {
        for (FilterRegistration filter : filters) {
            String className = String.valueOf(filter.getClassName());
            if (UpgradeOrder.comesFirst(className) && comesFirst()) {
                return "WebSocket handshakes are answered by the server's filter " + className
                        + " before the JwtFilter sees them, so that anybody can connect to the application's endpoints; "
                        + UpgradeOrder.remedy(className);
            }
        }
        return null;
    }

    private boolean comesFirst() {
        WebXml declared = deployment.descriptor();
        if (declared == null) {
            return hasEndpoints();
        }
        UpgradeOrder order = new UpgradeOrder(declared, Collections.singleton(JwtFilter.class.getName()));
        // The filter is there for every application of a server that knows WebSocket. It does nothing without
        // endpoints.
        return order.isWrong() || (!order.isRight() && hasEndpoints());
    }

    /** What cannot be looked at may hold endpoints. */
    private boolean hasEndpoints() {
        try {
            return Endpoints.anyIn(new ContextFiles(context));
        } catch (IOException e) {
            return true;
        }
    }
}
