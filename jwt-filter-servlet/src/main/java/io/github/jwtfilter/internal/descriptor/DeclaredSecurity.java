package io.github.jwtfilter.internal.descriptor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The elements of a deployment descriptor that configure the container's own login and authorization. */
public final class DeclaredSecurity {
    private final List<SecurityConstraint> constraints = new ArrayList<>();
    private final Set<String> roles = new LinkedHashSet<>();
    private final Set<String> roleLinks = new LinkedHashSet<>();
    private boolean deniesUncovered;
    private String loginMethod = "";
    private String realm = "";
    private String loginPage = "";
    private String loginErrorPage = "";

    DeclaredSecurity() {}

    /** Collects the elements of a descriptor. */
    static DeclaredSecurity of(Element root) {
        DeclaredSecurity security = new DeclaredSecurity();
        root.children("security-constraint").forEach(security::addConstraint);
        root.children("security-role").forEach(role -> security.roles.addAll(role.texts("role-name")));
        root.children("servlet")
                .forEach(servlet -> servlet.children("security-role-ref")
                        .forEach(reference -> security.roleLinks.add(
                                reference.text("role-name") + " -> " + reference.text("role-link"))));
        security.deniesUncovered = !root.children("deny-uncovered-http-methods").isEmpty();
        root.children("login-config").forEach(security::login);
        return security;
    }

    private void addConstraint(Element element) {
        for (Element paths : element.children("web-resource-collection")) {
            SecurityConstraint constraint = SecurityConstraint.on(paths.texts("url-pattern"))
                    .forMethods(paths.texts("http-method"))
                    .exceptMethods(paths.texts("http-method-omission"));
            for (Element authorization : element.children("auth-constraint")) {
                constraint = constraint.requiring(authorization.texts("role-name"));
            }
            boolean confidential = element.children("user-data-constraint").stream()
                    .anyMatch(transport -> transport.text("transport-guarantee").matches("CONFIDENTIAL|INTEGRAL"));
            constraints.add(confidential ? constraint.confidential() : constraint);
        }
    }

    private void login(Element login) {
        loginMethod = login.text("auth-method");
        realm = login.text("realm-name");
        login.children("form-login-config").forEach(form -> {
            loginPage = form.text("form-login-page");
            loginErrorPage = form.text("form-error-page");
        });
    }

    /**
     * Returns the constraints.
     *
     * @return one for each {@code web-resource-collection}, in order
     */
    public List<SecurityConstraint> constraints() {
        return Collections.unmodifiableList(constraints);
    }

    /** Returns the patterns of constraints that require a role or forbid access. */
    List<String> constrainedPatterns() {
        return constraints.stream()
                .filter(SecurityConstraint::isRestricted)
                .map(SecurityConstraint::patterns)
                .flatMap(Collection::stream)
                .collect(Collectors.toList());
    }

    /**
     * Returns the roles of the application.
     *
     * @return the names that {@code security-role} declares
     */
    public Set<String> roles() {
        return Collections.unmodifiableSet(roles);
    }

    /**
     * Returns the other names of roles in servlets.
     *
     * @return {@code security-role-ref} as {@code name -> role}
     */
    public Set<String> roleLinks() {
        return Collections.unmodifiableSet(roleLinks);
    }

    /**
     * Returns whether methods that no constraint on a path covers are forbidden (Servlet 3.1 section 13.8.4.2).
     *
     * @return true with {@code deny-uncovered-http-methods}
     */
    public boolean deniesUncovered() {
        return deniesUncovered;
    }

    /**
     * Returns the container's authentication method.
     *
     * @return the {@code auth-method}, empty if there is none
     */
    public String loginMethod() {
        return loginMethod;
    }

    /**
     * Returns the name of the realm.
     *
     * @return the {@code realm-name}, empty if there is none
     */
    public String realm() {
        return realm;
    }

    /**
     * Returns the page with the login form.
     *
     * @return the {@code form-login-page}, empty if there is none
     */
    public String loginPage() {
        return loginPage;
    }

    /**
     * Returns the page for a failed login.
     *
     * @return the {@code form-error-page}, empty if there is none
     */
    public String loginErrorPage() {
        return loginErrorPage;
    }
}
