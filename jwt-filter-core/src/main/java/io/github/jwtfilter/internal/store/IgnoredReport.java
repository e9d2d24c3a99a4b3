package io.github.jwtfilter.internal.store;

import io.github.jwtfilter.settings.Report;

/** Ignores problems of stores that are not required. */
final class IgnoredReport implements Report {
    private final Report settings;

    IgnoredReport(Report settings) {
        this.settings = settings;
    }

    @Override
    public void error(String key, String message, String remedy) {}

    @Override
    public void finding(String key, String message, String remedy) {}

    @Override
    public String displayText(String key, String value) {
        return settings.displayText(key, value);
    }
}
