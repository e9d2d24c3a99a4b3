package com.example.pages;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.EnumSet;

/** Registers filters before and after the declared ones. */
public class RegisteredFilters implements ServletContextListener {
    /** Called by the server. */
    public RegisteredFilters() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        add("listener-first", false, event.getServletContext());
        add("listener-last", true, event.getServletContext());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        // Nothing to release.
    }

    static void add(String name, boolean isMatchAfter, ServletContext context) {
        context.addFilter(name, RecordingFilter.class)
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), isMatchAfter, "/*");
    }
}
