package io.github.jwtfilter.internal.descriptor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class with {@code @WebServlet} or {@code @ServletSecurity} (Servlet 3.0 sections 8.1.1 and 13.4). Immutable. */
public final class AnnotatedServlet {
    private final String className;
    private final String name;
    private final List<String> urlPatterns;
    private final boolean asyncSupported;
    private final List<SecurityConstraint> constraints;

    private AnnotatedServlet(
            String className, @Nullable ClassAnnotation servlet, List<SecurityConstraint> constraints) {
        this.className = className;
        List<String> patterns = new ArrayList<>();
        if (servlet != null) {
            patterns.addAll(servlet.texts("value"));
            patterns.addAll(servlet.texts("urlPatterns"));
        }
        this.name = servlet == null || servlet.text("name").isEmpty() ? className : servlet.text("name");
        this.urlPatterns = Collections.unmodifiableList(patterns);
        this.asyncSupported = servlet != null && servlet.isTrue("asyncSupported");
        this.constraints = Collections.unmodifiableList(constraints);
    }

    /** Returns the servlet that a class file declares, or null. */
    static @Nullable AnnotatedServlet of(ClassFile file) throws IOException {
        if (!has(file, "WebServlet") && !has(file, "ServletSecurity")) {
            return null;
        }
        ClassAnnotation servlet = null;
        List<SecurityConstraint> constraints = new ArrayList<>();
        boolean found = false;
        for (ClassAnnotation annotation : file.annotations()) {
            if (annotation.is("WebServlet")) {
                servlet = annotation;
                found = true;
            } else if (annotation.is("ServletSecurity")) {
                constraints.addAll(constraints(annotation));
                found = true;
            }
        }
        return found ? new AnnotatedServlet(file.name().replace('/', '.'), servlet, constraints) : null;
    }

    private static boolean has(ClassFile file, String simpleName) throws IOException {
        return file.hasConstant("Ljavax/servlet/annotation/" + simpleName + ";")
                || file.hasConstant("Ljakarta/servlet/annotation/" + simpleName + ";");
    }

    /** Returns the constraints of the annotation, without paths (Servlet 3.0 section 13.4.1.1). */
    private static List<SecurityConstraint> constraints(ClassAnnotation security) {
        List<SecurityConstraint> constraints = new ArrayList<>();
        List<String> methods = new ArrayList<>();
        for (ClassAnnotation each : security.annotations("httpMethodConstraints")) {
            methods.add(each.text("value"));
            constraints.add(
                    constraint(each, "emptyRoleSemantic").forMethods(Collections.singletonList(each.text("value"))));
        }
        ClassAnnotation others = security.annotation("value");
        if (others != null) {
            SecurityConstraint constraint = constraint(others, "value").exceptMethods(methods);
            if (constraint.isRestricted() || constraint.isConfidential()) {
                constraints.add(constraint);
            }
        }
        return constraints;
    }

    private static SecurityConstraint constraint(ClassAnnotation annotation, String emptyRoles) {
        SecurityConstraint constraint = SecurityConstraint.on(Collections.emptyList());
        List<String> roles = annotation.texts("rolesAllowed");
        if (!roles.isEmpty() || annotation.text(emptyRoles).equals("DENY")) {
            constraint = constraint.requiring(roles);
        }
        return annotation.text("transportGuarantee").equals("CONFIDENTIAL") ? constraint.confidential() : constraint;
    }

    /**
     * Returns the class.
     *
     * @return its name
     */
    public String className() {
        return className;
    }

    /**
     * Returns the name of the servlet.
     *
     * @return the declared name, or the class
     */
    public String name() {
        return name;
    }

    /**
     * Returns the paths of {@code @WebServlet}.
     *
     * @return URL patterns, empty without that annotation
     */
    public List<String> urlPatterns() {
        return urlPatterns;
    }

    /**
     * Returns whether it may respond asynchronously.
     *
     * @return the value of {@code asyncSupported}
     */
    public boolean asyncSupported() {
        return asyncSupported;
    }

    /**
     * Returns the constraints of {@code @ServletSecurity} on some paths of the servlet.
     *
     * @param patterns the URL patterns to which they apply
     * @return constraints, empty without that annotation
     */
    public List<SecurityConstraint> constraints(List<String> patterns) {
        List<SecurityConstraint> placed = new ArrayList<>();
        constraints.forEach(constraint -> placed.add(constraint.at(patterns)));
        return placed;
    }
}
