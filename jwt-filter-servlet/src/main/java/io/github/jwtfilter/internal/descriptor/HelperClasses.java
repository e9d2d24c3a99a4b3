package io.github.jwtfilter.internal.descriptor;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Servlets and filters that serve no pages of the application: the container's own, and filters of libraries. */
final class HelperClasses {
    private static final List<String> PACKAGES = Collections.unmodifiableList(Arrays.asList(
            "org.apache.catalina.",
            "org.apache.jasper.",
            "org.apache.tomcat.",
            "org.eclipse.jetty.",
            "io.undertow.",
            "com.sun.enterprise.",
            "org.glassfish.tyrus.",
            "org.glassfish.wasp.",
            "org.apache.openejb.",
            "org.apache.tomee.",
            "org.apache.webbeans.",
            "org.wildfly.",
            "com.ibm.ws.",
            "weblogic.",
            "org.springframework.orm.",
            "org.springframework.security.",
            "org.springframework.session.",
            "org.springframework.web.filter.",
            "org.springframework.web.servlet.resource.",
            "org.apache.shiro.web.",
            "org.apache.logging.log4j.",
            "ch.qos.logback."));

    /** The names of the servlets that containers provide, which applications may map and configure. */
    private static final Set<String> SERVLETS_OF_CONTAINERS =
            Collections.unmodifiableSet(new HashSet<>(Arrays.asList("default", "jsp")));

    private HelperClasses() {}

    /** Returns whether a class is one of them, by its package. */
    static boolean contain(String className) {
        for (String name : PACKAGES) {
            if (className.startsWith(name)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the container declares a servlet of this name. */
    static boolean isServletOfContainer(String name) {
        return SERVLETS_OF_CONTAINERS.contains(name);
    }
}
