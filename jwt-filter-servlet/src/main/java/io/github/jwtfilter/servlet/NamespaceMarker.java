package io.github.jwtfilter.servlet;

import jakarta.servlet.http.HttpServlet;

/**
 * Never used as a servlet. Payara 5 converts an application with Jakarta classes, such as half of this JAR, unless one
 * of its classes is a servlet of Java EE; and the conversion fails on a JAR that has both kinds already. This class
 * prevents the conversion.
 */
abstract class NamespaceMarker extends HttpServlet {
    private static final long serialVersionUID = 1;
}
