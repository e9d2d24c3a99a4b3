package io.github.jwtfilter.servlet;

import io.github.jwtfilter.Deployment;
import io.github.jwtfilter.access.FrontController;
import io.github.jwtfilter.descriptor.FrontControllers;
import io.github.jwtfilter.descriptor.WebXml;
import io.github.jwtfilter.descriptor.WebXmlReader;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how an application is deployed: from the container where it tells, else from {@code web.xml}, which is read once, and
 * only if somebody asks.
 */
final class DeclaredDeployment {
    private static final String WEB_XML = "/WEB-INF/web.xml";

    private final ServletContext context;
    private boolean read;
    private @Nullable WebXml descriptor;

    DeclaredDeployment(ServletContext context) {
        this.context = context;
    }

    Deployment deployment() {
        WebXml declared = descriptor();
        // The container does not tell the welcome files (Servlet 3.0 to 6.1).
        return new Deployment(
                        sessionCookie(context), declared == null ? Collections.emptyList() : declared.welcomeFiles())
                .at(context.getContextPath())
                .withFrontControllers(frontControllers());
    }

    private List<FrontController> frontControllers() {
        try {
            return RegisteredFrontControllers.of(context);
        } catch (RuntimeException e) {
            // A listener that is not declared in web.xml gets an exception (Servlet 3.0 section 4.4).
            WebXml declared = descriptor();
            return declared == null ? Collections.emptyList() : FrontControllers.of(declared);
        }
    }

    /** The descriptor, or null if the application has none that can be read. */
    @Nullable
    WebXml descriptor() {
        if (!read) {
            descriptor = read(context);
            read = true;
        }
        return descriptor;
    }

    private static @Nullable WebXml read(ServletContext context) {
        try (InputStream in = context.getResourceAsStream(WEB_XML)) {
            return in == null ? null : WebXmlReader.read(in);
        } catch (IOException e) {
            StartupLog.of(context, JwtFilter.class)
                    .warn(WEB_XML + " " + e.getMessage() + "; the container's defaults are assumed");
            return null;
        }
    }

    /** Listeners that are not declared in web.xml may not ask (Servlet 3.0 section 4.4), and get the usual name. */
    private static @Nullable String sessionCookie(ServletContext context) {
        try {
            SessionCookieConfig config = context.getSessionCookieConfig();
            return config == null ? null : config.getName();
        } catch (UnsupportedOperationException e) {
            return null;
        }
    }
}
