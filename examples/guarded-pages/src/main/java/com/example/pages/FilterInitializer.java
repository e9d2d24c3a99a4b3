package com.example.pages;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Set;

/** Registers filters as libraries do, where a file of {@code META-INF/services} names this class. */
public class FilterInitializer implements ServletContainerInitializer {
    /** Made by the server. */
    public FilterInitializer() {}

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        RegisteredFilters.add("library-first", false, context);
        RegisteredFilters.add("library-last", true, context);
    }
}
