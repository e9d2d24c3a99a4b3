package com.example.pages;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Set;

/** Registers filters like a library, if a file in {@code META-INF/services} contains the name of this class. */
public class FilterInitializer implements ServletContainerInitializer {
    /** Called by the server. */
    public FilterInitializer() {}

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        RegisteredFilters.add("library-first", false, context);
        RegisteredFilters.add("library-last", true, context);
    }
}
