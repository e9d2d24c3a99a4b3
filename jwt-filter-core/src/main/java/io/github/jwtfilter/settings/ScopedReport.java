package io.github.jwtfilter.settings;

/** Reports problems of one issuer under the key names in the file. */
final class ScopedReport implements Report {
    private final Scope scope;
    private final Report all;

    ScopedReport(Scope scope, Report all) {
        this.scope = scope;
        this.all = all;
    }

    @Override
    public void error(String key, String message, String remedy) {
        all.error(scope.configuredName(key), message, remedy);
    }

    @Override
    public void finding(String key, String message, String remedy) {
        all.finding(scope.configuredName(key), message, remedy);
    }

    @Override
    public String displayText(String key, String value) {
        return all.displayText(scope.configuredName(key), value);
    }
}
