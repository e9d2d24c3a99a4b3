package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.jwks.KeyRevocations;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.TruncatedList;
import io.github.jwtfilter.internal.jwks.remote.FetchedKeys;
import io.github.jwtfilter.internal.jwks.remote.KeyProbe;
import io.github.jwtfilter.internal.jwks.remote.ProbedRequest;
import io.github.jwtfilter.internal.logging.LineEscaper;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.remedy.Cause;
import io.github.jwtfilter.internal.remedy.Causes;
import io.github.jwtfilter.internal.remedy.ValueText;
import io.github.jwtfilter.settings.RevokedKeys;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Prints the result of fetching the keys of an issuer. */
final class OnlineReport {
    private final PrintWriter out;
    private boolean fine = true;

    OnlineReport(PrintWriter out) {
        this.out = out;
    }

    void print(String name, TrustedIssuer issuer, KeyProbe probe, KeyRevocations revoked) {
        out.println("online: " + name + ", " + probe.place());
        for (ProbedRequest request : probe.requests()) {
            out.println("  " + LineEscaper.forTerminal("GET " + request.address() + ": " + request.result()));
        }
        String published = probe.issuer();
        if (published != null) {
            out.println("  issuer of the metadata: " + LogText.quoted(published));
        }
        if (probe.fetched().isPresent()) {
            // A JWK Set does not identify its issuer; metadata do, and those of other issuers do not get here.
            out.println(
                    issuer.keys().jwksUri().isPresent()
                            ? "  reachable; a JWK Set does not name its issuer (keys.jwks-uri)"
                            : "  reachable; the metadata name the configured issuer");
            print(probe.fetched().get(), revoked);
        } else {
            printFailure(issuer, probe);
        }
        printClock(probe, issuer.claims().clockSkew());
    }

    private void printFailure(TrustedIssuer issuer, KeyProbe probe) {
        finding("no keys: the server " + probe.failure());
        String published = probe.issuer();
        List<String> configured = issuer.issuer().issuers();
        if (published != null && !configured.isEmpty() && !configured.contains(published)) {
            remedy(
                    "the settings name " + ValueText.anyOf(configured) + ". If the metadata are those of your provider,"
                            + " write the issuer exactly as they do:",
                    (issuer.name().isEmpty() ? "" : "issuers." + issuer.name() + ".") + "issuer = " + published);
        } else {
            Cause cause = Causes.ofFetchFailure(probe.failure());
            remedy(cause.text() + " " + cause.remedy(), cause.line());
        }
    }

    private void remedy(String text, String line) {
        out.println("  remedy: " + LineEscaper.forTerminal(text));
        if (!line.isEmpty()) {
            out.println("    " + LineEscaper.forTerminal(line));
        }
    }

    private void print(FetchedKeys fetched, KeyRevocations revoked) {
        KeySet keys = fetched.keys().revoke(revoked);
        int usable = keys.keys().size() - keys.revoked().size();
        out.println("  usable keys from " + fetched.source() + ": " + usable);
        keys.keys().forEach(key -> out.println("    " + key.type() + ": " + SettingsReport.line(key)));
        if (usable == 0) {
            finding("every key is revoked (keys.revoked), so that no token is accepted");
        }
        Set<String> unmatched = new LinkedHashSet<>(revoked.names());
        unmatched.remove(RevokedKeys.EVERY_KEY);
        keys.keys().forEach(key -> unmatched.removeAll(key.names()));
        if (!unmatched.isEmpty()) {
            out.println("  keys.revoked: no fetched key has the name " + TruncatedList.ofNames(unmatched));
        }
        fetched.warnings().forEach(this::finding);
    }

    private void printClock(KeyProbe probe, Duration skew) {
        if (!probe.clockDifference().isPresent()) {
            out.println("  clock: no response has a Date header. To compare the clocks, run explain with a new token:"
                    + " it shows iat with the difference to this machine");
            return;
        }
        Duration ahead = probe.clockDifference().get();
        String text = "clock: the server is " + ahead.abs().toMillis() / 1000 + " s "
                + (ahead.isNegative() ? "behind" : "ahead");
        if (ahead.abs().compareTo(skew) > 0) {
            finding(text + " (" + ValueText.duration(ahead)
                    + "), more than claims.clock-skew; synchronize the clock of this machine by NTP");
        } else {
            out.println("  " + text);
        }
    }

    private void finding(String text) {
        fine = false;
        out.println("  finding: " + LineEscaper.forTerminal(text));
    }

    /** Returns whether there are no findings. */
    boolean isFine() {
        return fine;
    }
}
