package io.github.jwtfilter.internal.plan;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The authorization of a container by its constraints, written from Servlet 3.1 section 13.8 and independent of the code under test. */
record ServletContainer(List<Constraint> constraints, Set<String> applicationRoles) {
    /** Roles of null: no auth-constraint. */
    record Constraint(String pattern, Set<String> methods, Set<String> roles) {
        boolean covers(String method) {
            return methods.isEmpty() || methods.contains(method);
        }
    }

    /** Roles of null: a client that has not logged in. */
    boolean permits(String method, String path, Set<String> userRoles) {
        String pattern = constraints.stream()
                .map(Constraint::pattern)
                .filter(each -> matches(each, path))
                .min(Comparator.comparingInt(ServletContainer::preference))
                .orElse(null);
        List<Constraint> applicable = constraints.stream()
                .filter(each -> each.pattern().equals(pattern) && each.covers(method))
                .toList();
        if (applicable.isEmpty()) {
            return true;
        }
        if (applicable.stream()
                .anyMatch(each -> each.roles() != null && each.roles().isEmpty())) {
            return false;
        }
        if (applicable.stream().anyMatch(each -> each.roles() == null)) {
            return true;
        }
        Set<String> permitted = new HashSet<>();
        applicable.forEach(each -> permitted.addAll(each.roles()));
        if (permitted.contains("*")) {
            permitted.addAll(applicationRoles);
        }
        return userRoles != null
                && (permitted.contains("**") || userRoles.stream().anyMatch(permitted::contains));
    }

    private static boolean matches(String pattern, String path) {
        if (pattern.equals("/")) {
            return true;
        }
        if (pattern.endsWith("/*")) {
            String folder = pattern.substring(0, pattern.length() - 2);
            return path.equals(folder) || path.startsWith(folder + "/");
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        return pattern.startsWith("*.")
                ? name.contains(".") && name.substring(name.lastIndexOf('.')).equals(pattern.substring(1))
                : path.equals(pattern);
    }

    private static int preference(String pattern) {
        if (pattern.equals("/")) {
            return 3_000;
        }
        if (pattern.startsWith("*.")) {
            return 2_000;
        }
        return pattern.endsWith("/*") ? 1_000 - pattern.length() : 0;
    }
}
