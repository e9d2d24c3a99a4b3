package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.TransportSettings;
import java.net.URI;
import java.util.Optional;

/** Checks the transport settings. */
final class TransportChecks {
    private final TransportSettings transport;
    private final boolean login;
    private final Report problems;

    TransportChecks(TransportSettings transport, boolean login, Report problems) {
        this.transport = transport;
        this.login = login;
        this.problems = problems;
    }

    void run() {
        externalUrl();
        everybodyTrusted();
    }

    private void externalUrl() {
        Optional<URI> url = transport.externalUrl();
        if (url.isPresent() && "http".equals(url.get().getScheme()) && transport.httpsRequired()) {
            String key = TransportSettings.EXTERNAL_URL.name();
            String remedy = "write the https address, or set https.required = false";
            if (login) {
                problems.error(
                        key,
                        "starts with http:, and so does the redirect URI of the login, while https.required rejects requests"
                                + " over plain HTTP",
                        remedy);
            } else {
                problems.finding(
                        key, "starts with http:, while https.required rejects requests over plain HTTP", remedy);
            }
        }
    }

    private void everybodyTrusted() {
        if (transport.trustedProxies().trustsEverybody()) {
            problems.finding(
                    TransportSettings.PROXY_TRUSTED.name(),
                    "contains a range of all addresses: every client can forge its address and the use of HTTPS, and"
                            + " flood.failures does not apply to it",
                    "list the addresses of the proxies");
        }
    }
}
