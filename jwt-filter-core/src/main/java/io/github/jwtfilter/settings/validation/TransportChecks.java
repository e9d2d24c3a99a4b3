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
                    "starts with http:, while https.required refuses what comes over plain HTTP",
                    "give the https address, or set https.required = false");
        }
    }

    private void everybodyTrusted() {
        if (transport.trustedProxies().trustsEverybody()) {
            problems.finding(
                    TransportSettings.PROXY_TRUSTED.name(),
                    "holds a range of all addresses: every client can forge its address and that it came over HTTPS",
                    "list the addresses of the proxies");
        }
    }
}
