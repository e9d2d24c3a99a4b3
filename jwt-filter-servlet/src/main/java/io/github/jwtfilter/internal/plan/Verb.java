package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.internal.descriptor.SecurityConstraint;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** A method that an access rule can name, or all others together. */
enum Verb {
    /** Also HEAD: rules treat both alike. */
    GET,
    POST,
    PUT,
    PATCH,
    DELETE,
    OPTIONS,
    /** Every other method, except TRACE and CONNECT, which are always rejected. */
    OTHER;

    /** A method that no constraint names, for the constraints that apply to all methods. */
    private static final String UNNAMED = "JWT-FILTER-UNNAMED";

    /** Returns the methods whose constraints decide on requests of this verb. */
    Set<String> methods(Collection<SecurityConstraint> constraints) {
        Set<String> methods = new LinkedHashSet<>();
        if (this != OTHER) {
            methods.add(name());
            if (this == GET) {
                methods.add("HEAD");
            }
            return methods;
        }
        methods.add(UNNAMED);
        for (SecurityConstraint constraint : constraints) {
            methods.addAll(constraint.namedMethods());
        }
        for (Verb verb : values()) {
            methods.remove(verb.name());
        }
        methods.remove("HEAD");
        methods.remove("TRACE");
        methods.remove("CONNECT");
        return methods;
    }
}
