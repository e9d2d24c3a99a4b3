package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.jwks.KeyRevocations;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.TruncatedList;
import io.github.jwtfilter.internal.jwks.remote.FetchedKeys;
import io.github.jwtfilter.internal.jwks.remote.KeyProbe;
import io.github.jwtfilter.internal.jwks.remote.ProbedRequest;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.remedy.Cause;
import io.github.jwtfilter.internal.remedy.Causes;
import io.github.jwtfilter.internal.remedy.ValueText;
import io.github.jwtfilter.settings.RevokedKeys;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Adds the result of fetching the keys of an issuer to a result. */
final class OnlineReport {
    private final CheckResult result;
    private final String name;
    private final TrustedIssuer issuer;
    private final KeyProbe probe;
    private final ReportSection section;

    /** Creates a report; {@code name} is that of the issuer in the settings. */
    OnlineReport(CheckResult result, String name, TrustedIssuer issuer, KeyProbe probe) {
        this.result = result;
        this.name = name;
        this.issuer = issuer;
        this.probe = probe;
        this.section = result.section("Online: " + name + ", " + probe.location());
    }

    void add(KeyRevocations revoked) {
        for (ProbedRequest request : probe.requests()) {
            section.line("GET " + request.address() + ": " + request.result());
        }
        String published = probe.issuer();
        if (published != null) {
            section.line("issuer of the metadata: " + LogText.quoted(published));
        }
        if (probe.fetched().isPresent()) {
            // A JWK Set does not identify its issuer; metadata do, and those of other issuers do not get here.
            section.line(
                    issuer.keys().jwksUri().isPresent()
                            ? "reachable; a JWK Set does not name its issuer (keys.jwks-uri)"
                            : "reachable; the metadata name the configured issuer");
            add(probe.fetched().get(), revoked);
        } else {
            addFailure();
        }
        addClock(issuer.claims().clockSkew());
    }

    private void addFailure() {
        String failure = "no keys: the server " + probe.failure();
        String published = probe.issuer();
        List<String> configured = issuer.issuer().issuers();
        if (published != null && !configured.isEmpty() && !configured.contains(published)) {
            find(
                    failure,
                    "the settings name " + ValueText.anyOf(configured) + ". If the metadata are those of your provider,"
                            + " write the issuer exactly as they do:",
                    (issuer.name().isEmpty() ? "" : "issuers." + issuer.name() + ".") + "issuer = " + published);
        } else {
            Cause cause = Causes.ofFetchFailure(probe.failure());
            find(failure, cause.text() + " " + cause.remedy(), cause.line());
        }
    }

    private void add(FetchedKeys fetched, KeyRevocations revoked) {
        KeySet keys = fetched.keys().revoke(revoked);
        int usable = keys.keys().size() - keys.revoked().size();
        section.line("usable keys from " + fetched.source() + ": " + usable);
        keys.keys().forEach(key -> section.line("key " + key.type() + ": " + SettingsReport.line(key)));
        if (usable == 0) {
            find("every key is revoked (keys.revoked), so that no token is accepted", "", "");
        }
        Set<String> unmatched = new LinkedHashSet<>(revoked.names());
        unmatched.remove(RevokedKeys.EVERY_KEY);
        keys.keys().forEach(key -> unmatched.removeAll(key.names()));
        if (!unmatched.isEmpty()) {
            section.line("keys.revoked: no fetched key has the name " + TruncatedList.ofNames(unmatched));
        }
        fetched.warnings().forEach(warning -> find(warning, "", ""));
    }

    private void addClock(Duration skew) {
        if (!probe.clockDifference().isPresent()) {
            section.line("clock: no response has a Date header. To compare the clocks, run explain with a new token:"
                    + " it shows iat with the difference to this machine");
            return;
        }
        Duration ahead = probe.clockDifference().get();
        String text = "clock: the server is " + ahead.abs().toMillis() / 1000 + " s "
                + (ahead.isNegative() ? "behind" : "ahead");
        if (ahead.abs().compareTo(skew) > 0) {
            find(
                    text + " (" + ValueText.duration(ahead)
                            + "), more than claims.clock-skew; synchronize the clock of this machine by NTP",
                    "",
                    "");
        } else {
            section.line(text);
        }
    }

    private void find(String text, String remedy, String line) {
        result.find(name + ": " + text, remedy, line);
    }
}
