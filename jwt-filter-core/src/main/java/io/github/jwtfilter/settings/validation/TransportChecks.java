package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.TransportSettings;
import java.net.URI;
import java.util.Optional;

/** Checks the transport settings. */
final class TransportChecks {
    private final TransportSettings transport;
    private final Report problems;

    TransportChecks(TransportSettings transport, Report problems) {
        this.transport = transport;
        this.problems = problems;
    }

    void run() {
        externalUrl();
        everybodyTrusted();
    }

    private void externalUrl() {
        Optional<URI> url = transport.externalUrl();
        if (url.isPresent() && "http".equals(url.get().getScheme()) && transport.httpsRequired()) {
            problems.finding(
                    TransportSettings.EXTERNAL_URL.name(),
                    "starts with http:, while https.required rejects requests over plain HTTP",
                    "write the https address, or set https.required = false");
        }
    }

    private void everybodyTrusted() {
        if (transport.trustedProxies().trustsEverybody()) {
            problems.finding(
                    TransportSettings.PROXY_TRUSTED.name(),
                    "contains a range of all addresses: every client can forge its address and the use of HTTPS",
                    "list the addresses of the proxies");
        }
    }
}
