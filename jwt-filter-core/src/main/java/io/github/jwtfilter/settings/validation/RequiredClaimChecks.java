package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Checks that required claims are names of top-level claims; paths are not supported. */
final class RequiredClaimChecks {
    private static final String JSON_PATH = "$.";

    /** Claims that are objects, so that one of these names before a dot indicates a path. */
    private static final Set<String> OBJECTS = new HashSet<>(
            Arrays.asList("realm_access", "resource_access", "cnf", "act", "address", "app_metadata", "user_metadata"));

    private static final Set<String> OF_HEADER =
            new HashSet<>(Arrays.asList("alg", "kid", "x5t", "x5t#S256", "x5c", "x5u", "jku", "jwk", "crit"));

    private final TrustedIssuer issuer;
    private final Report problems;
    private final ProposedLine proposed;

    RequiredClaimChecks(TrustedIssuer issuer, Report problems) {
        this.issuer = issuer;
        this.problems = problems;
        this.proposed = new ProposedLine(issuer.scope());
    }

    /** Returns whether a name starts with a claim that is an object, and continues with a member. */
    static boolean isPath(String name) {
        return name.startsWith(JSON_PATH) || (name.indexOf('.') > 0 && OBJECTS.contains(name.split("\\.", 2)[0]));
    }

    void run() {
        issuer.claims().required().forEach(this::check);
    }

    private void check(String name) {
        String first = name.split("\\.", 2)[0];
        if (name.startsWith(JSON_PATH)) {
            error("is a JSON path", name, name.substring(JSON_PATH.length()).split("[.\\[]", 2)[0]);
        } else if (name.startsWith(".") || name.endsWith(".")) {
            error("starts or ends with a dot", name, name.replaceAll("^\\.+|\\.+$", ""));
        } else if (OBJECTS.contains(first) && !first.equals(name)) {
            error("is a path into a claim", name, first);
        } else if (OF_HEADER.contains(name)) {
            problems.finding(
                    ClaimSettings.REQUIRED.name(),
                    "names a parameter of the header, which is not a claim",
                    "remove it; the header is always checked");
        }
    }

    private void error(String message, String name, String replacement) {
        problems.error(
                ClaimSettings.REQUIRED.name(),
                "contains a name that " + message + ", but only top-level claims can be required",
                replacement.isEmpty() ? "name a claim" : proposed.replacing(ClaimSettings.REQUIRED, name, replacement));
    }
}
