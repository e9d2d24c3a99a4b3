package io.github.jwtfilter.settings;

/** Reports on keys that share a prefix. */
final class PrefixedReport implements Report {
    private final String prefix;
    private final Report all;

    PrefixedReport(String prefix, Report all) {
        this.prefix = prefix;
        this.all = all;
    }

    @Override
    public void error(String key, String message, String remedy) {
        all.error(prefix + key, message, remedy);
    }

    @Override
    public void finding(String key, String message, String remedy) {
        all.finding(prefix + key, message, remedy);
    }

    @Override
    public String shown(String key, String value) {
        return all.shown(prefix + key, value);
    }
}
