package com.example.pages;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** Adds a welcome file when the application starts. The Servlet API has no such method; each server has its own. */
public class WelcomeListener implements ServletContextListener {
    private static final String FILE = "adm/home.html";

    /** Called by the server. */
    public WelcomeListener() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        try {
            if (context.getServerInfo().startsWith("jetty")) {
                addOnJetty(context);
            } else {
                addOnTomcat(context);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addOnJetty(ServletContext context) throws ReflectiveOperationException {
        Object handler = has(context, "getContextHandler")
                ? call(context, "getContextHandler")
                : call(call(context, "getContext"), "getServletContextHandler");
        String[] before = (String[]) call(handler, "getWelcomeFiles");
        String[] files = new String[before.length + 1];
        files[0] = FILE;
        System.arraycopy(before, 0, files, 1, before.length);
        handler.getClass().getMethod("setWelcomeFiles", String[].class).invoke(handler, (Object) files);
    }

    private static boolean has(Object object, String method) {
        for (Method each : object.getClass().getMethods()) {
            if (each.getName().equals(method)) {
                return true;
            }
        }
        return false;
    }

    private static Object call(Object object, String method) throws ReflectiveOperationException {
        Method found = object.getClass().getMethod(method);
        found.setAccessible(true);
        return found.invoke(object);
    }

    /** The context of the application is a facade of the context of the API, which contains the context of the server. */
    private static void addOnTomcat(ServletContext facade) throws ReflectiveOperationException {
        Object context = fieldOf(fieldOf(facade));
        context.getClass().getMethod("addWelcomeFile", String.class).invoke(context, FILE);
    }

    private static Object fieldOf(Object object) throws ReflectiveOperationException {
        Field context = object.getClass().getDeclaredField("context");
        context.setAccessible(true);
        return context.get(object);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        // The welcome file is removed with the application.
    }
}
