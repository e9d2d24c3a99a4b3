package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.ClaimPathParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The claims of a test token that follow from the settings of an issuer. */
final class ClaimDefaults {
    /** The defaults without settings. */
    static final ClaimDefaults NONE = new ClaimDefaults(null);

    private final @Nullable TrustedIssuer issuer;

    ClaimDefaults(@Nullable TrustedIssuer issuer) {
        this.issuer = issuer;
    }

    /** Adds the claims of the settings, and those of the command line, which take precedence. */
    void addTo(
            Map<String, @Nullable Object> claims,
            @Nullable String iss,
            String subject,
            List<String> audiences,
            List<String> roles) {
        claims.put("sub", subject);
        if (issuer != null) {
            addMatched(claims, issuer);
            put(
                    claims,
                    ClaimPathParser.steps(issuer.identity().principalClaims().get(0)),
                    subject);
        }
        String name = iss == null && issuer != null ? defaultIssuer(issuer) : iss;
        if (name != null) {
            claims.put("iss", name);
        }
        addAudience(claims, audiences);
        if (!roles.isEmpty()) {
            String path =
                    issuer == null ? "roles" : issuer.identity().rolesClaims().get(0);
            put(claims, ClaimPathParser.steps(path), roles);
        }
    }

    private static @Nullable String defaultIssuer(TrustedIssuer issuer) {
        if (issuer.issuer().anyIssuer()) {
            return "test";
        }
        if (!issuer.issuer().tenantIssuers().isEmpty()
                || issuer.issuer().issuers().isEmpty()) {
            throw new UnusableInput("--iss: the settings have no issuer with one name; name the one of the token");
        }
        return issuer.issuer().issuers().get(0);
    }

    private void addAudience(Map<String, @Nullable Object> claims, List<String> given) {
        List<String> audiences = given;
        String claim = "aud";
        if (issuer != null) {
            claim = issuer.issuer().audienceClaim();
            List<String> accepted = issuer.issuer().audiences();
            audiences = given.isEmpty() && !accepted.isEmpty() ? accepted.subList(0, 1) : given;
        }
        if (!audiences.isEmpty()) {
            claims.put(claim, audiences.size() == 1 ? audiences.get(0) : audiences);
        }
    }

    /** Adds the first permitted value of each matched claim, unless it is a pattern. */
    private static void addMatched(Map<String, @Nullable Object> claims, TrustedIssuer issuer) {
        issuer.claims().match().forEach((name, values) -> {
            if (!values.get(0).startsWith("glob:")) {
                claims.put(name, values.get(0));
            }
        });
    }

    private static void put(
            Map<String, @Nullable Object> claims, List<? extends @Nullable String> steps, Object value) {
        String first = steps.get(0);
        if (first != null) {
            claims.put(first, nest(steps.subList(1, steps.size()), value));
        }
    }

    /** Returns the value within the objects and arrays of a path; null stands for the elements of an array. */
    private static Object nest(List<? extends @Nullable String> steps, Object value) {
        if (steps.isEmpty()) {
            return value;
        }
        List<? extends @Nullable String> rest = steps.subList(1, steps.size());
        String name = steps.get(0);
        if (name != null) {
            return Collections.singletonMap(name, nest(rest, value));
        }
        List<Object> elements = new ArrayList<>();
        for (Object each : value instanceof List ? (List<?>) value : Arrays.asList(value)) {
            elements.add(nest(rest, each));
        }
        return elements;
    }
}
