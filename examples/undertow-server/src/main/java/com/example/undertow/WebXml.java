package com.example.undertow;

import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.ServletInfo;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The subset of a deployment descriptor that the applications use. */
final class WebXml {
    private final Element root;

    WebXml(Path file) throws Exception {
        root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
    }

    void applyTo(DeploymentInfo deployment, ClassLoader classes) throws Exception {
        for (Element listener : elements(root, "listener")) {
            deployment.addListener(new ListenerInfo(type(classes, listener, "listener-class")));
        }
        for (Element filter : elements(root, "filter")) {
            FilterInfo info = new FilterInfo(text(filter, "filter-name"), type(classes, filter, "filter-class"));
            deployment.addFilter(info.setAsyncSupported(isAsync(filter)));
        }
        for (Element mapping : elements(root, "filter-mapping")) {
            List<String> dispatchers = texts(mapping, "dispatcher");
            for (String dispatcher : dispatchers.isEmpty() ? List.of("REQUEST") : dispatchers) {
                map(deployment, text(mapping, "filter-name"), text(mapping, "url-pattern"), dispatcher);
            }
        }
        for (Element servlet : elements(root, "servlet")) {
            deployment.addServlet(servlet(classes, servlet));
        }
        deployment.addWelcomePages(texts(root, "welcome-file"));
        for (Element page : elements(root, "error-page")) {
            int code = Integer.parseInt(text(page, "error-code"));
            deployment.addErrorPage(Servlets.errorPage(text(page, "location"), code));
        }
    }

    private ServletInfo servlet(ClassLoader classes, Element servlet) throws Exception {
        String name = text(servlet, "servlet-name");
        ServletInfo info = new ServletInfo(name, type(classes, servlet, "servlet-class"));
        for (Element mapping : elements(root, "servlet-mapping")) {
            if (text(mapping, "servlet-name").equals(name)) {
                info.addMappings(texts(mapping, "url-pattern"));
            }
        }
        return info.setAsyncSupported(isAsync(servlet));
    }

    /** The only call with a type of the Servlet API in its signature. */
    private static void map(DeploymentInfo deployment, String filter, String pattern, String dispatcher)
            throws ReflectiveOperationException {
        for (Method method : DeploymentInfo.class.getMethods()) {
            if (method.getName().equals("addFilterUrlMapping")) {
                Class<?> type = method.getParameterTypes()[2];
                Object value = type.getMethod("valueOf", String.class).invoke(null, dispatcher);
                method.invoke(deployment, filter, pattern, value);
                return;
            }
        }
        throw new NoSuchMethodException("addFilterUrlMapping");
    }

    /** Loads the class of a component of any kind; its instantiation fails if the kind is wrong. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> Class<T> type(ClassLoader classes, Element parent, String name) throws ClassNotFoundException {
        return (Class<T>) classes.loadClass(text(parent, name));
    }

    private static boolean isAsync(Element parent) {
        return texts(parent, "async-supported").contains("true");
    }

    private static String text(Element parent, String name) {
        return texts(parent, name).get(0);
    }

    private static List<String> texts(Element parent, String name) {
        return elements(parent, name).stream()
                .map(element -> element.getTextContent().trim())
                .toList();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
