package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.settings.Report;
import java.util.ArrayList;
import java.util.List;

/** Collects the findings about a JWK Set. */
final class FetchWarnings implements Report {
    private final List<String> findings = new ArrayList<>();
    private boolean errors;

    @Override
    public void error(String key, String message, String remedy) {
        errors = true;
    }

    @Override
    public void finding(String key, String message, String remedy) {
        findings.add(message);
    }

    @Override
    public String displayText(String key, String value) {
        return value;
    }

    boolean hasErrors() {
        return errors;
    }

    List<String> findings() {
        return findings;
    }
}
