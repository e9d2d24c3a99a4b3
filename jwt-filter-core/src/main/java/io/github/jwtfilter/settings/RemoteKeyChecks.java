package io.github.jwtfilter.settings;

import java.time.Duration;

/** Checks what is said of keys that are fetched. */
final class RemoteKeyChecks {
    private final TrustedIssuer issuer;
    private final Entries entries;
    private final Report problems;

    RemoteKeyChecks(TrustedIssuer issuer, Entries entries, Report problems) {
        this.issuer = issuer;
        this.entries = entries;
        this.problems = problems;
    }

    /** The address of the keys, or of the metadata, is either given or that of the issuer. */
    void run(boolean addressGiven) {
        if (issuer.issuer().anyIssuer()) {
            problems.error(
                    IssuerSettings.ISSUER.name(),
                    "is any, which works with static keys only: whoever answers for fetched keys is one issuer",
                    "list the issuers, or give the keys by keys.jwks-file, keys.public-key, keys.keystore or"
                            + " keys.secret");
        } else if (!addressGiven) {
            discoverable();
        }
        timeouts();
        refresh();
    }

    private void discoverable() {
        boolean named = !issuer.issuer().issuers().isEmpty();
        if (named && !issuer.issuer().discoverable().isPresent()) {
            problems.error(
                    "keys",
                    "no source of keys is given, and no issuer is an https address that keys could be found by",
                    "add keys.discovery-uri or keys.jwks-uri, or one of keys.jwks-file, keys.public-key,"
                            + " keys.keystore and keys.secret");
        }
    }

    private void timeouts() {
        Duration fetch = issuer.keys().fetchTimeout();
        withinFetch(RemoteKeySettings.CONNECT_TIMEOUT, issuer.keys().connectTimeout(), fetch);
        withinFetch(RemoteKeySettings.READ_TIMEOUT, issuer.keys().readTimeout(), fetch);
    }

    private void withinFetch(SettingKey<?> key, Duration part, Duration fetch) {
        if (entries.has(key) && part.compareTo(fetch) > 0) {
            problems.finding(
                    key.name(),
                    "is longer than keys.fetch-timeout, which ends the whole fetch before",
                    "make it shorter, or keys.fetch-timeout longer");
        }
    }

    private void refresh() {
        boolean outlived = issuer.keys()
                .refresh()
                .filter(refresh -> refresh.compareTo(issuer.keys().outageTolerance()) > 0)
                .isPresent();
        if (outlived) {
            problems.error(
                    RemoteKeySettings.REFRESH.name(),
                    "is longer than keys.outage-tolerance: keys would become too old before they are fetched again",
                    "make it shorter, or keys.outage-tolerance longer");
        }
    }
}
