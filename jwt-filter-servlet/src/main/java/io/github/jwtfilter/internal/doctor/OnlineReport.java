package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.jwks.KeyRevocations;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.Truncated;
import io.github.jwtfilter.internal.jwks.remote.FetchedKeys;
import io.github.jwtfilter.internal.jwks.remote.KeyProbe;
import io.github.jwtfilter.internal.logging.LineEscaper;
import io.github.jwtfilter.settings.RevokedKeys;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashSet;
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
        if (probe.fetched().isPresent()) {
            // A JWK Set does not identify its issuer; metadata do, and those of other issuers do not get here.
            out.println(
                    issuer.keys().jwksUri().isPresent()
                            ? "  reachable; a JWK Set does not name its issuer (keys.jwks-uri)"
                            : "  reachable; the metadata name the configured issuer");
            print(probe.fetched().get(), revoked);
            printClock(probe, issuer.claims().clockSkew());
        } else {
            finding("no keys: the server " + probe.failure());
        }
    }

    private void print(FetchedKeys fetched, KeyRevocations revoked) {
        KeySet keys = fetched.keys().revoke(revoked);
        int usable = keys.keys().size() - keys.revoked().size();
        out.println("  usable keys from " + fetched.source() + ": " + usable);
        keys.keys().forEach(key -> out.println("    " + SettingsReport.line(key)));
        if (usable == 0) {
            finding("every key is revoked (keys.revoked), so that no token is accepted");
        }
        Set<String> unmatched = new LinkedHashSet<>(revoked.names());
        unmatched.remove(RevokedKeys.EVERY_KEY);
        keys.keys().forEach(key -> unmatched.removeAll(key.names()));
        if (!unmatched.isEmpty()) {
            out.println("  keys.revoked: no fetched key has the name " + Truncated.ofNames(unmatched));
        }
        fetched.warnings().forEach(this::finding);
    }

    private void printClock(KeyProbe probe, Duration skew) {
        if (!probe.clockDifference().isPresent()) {
            out.println("  clock: the response of the server has no Date header");
            return;
        }
        Duration ahead = probe.clockDifference().get();
        long seconds = Math.abs(ahead.toMillis() / 1000);
        String text = "clock: the server is " + seconds + " s " + (ahead.isNegative() ? "behind" : "ahead");
        if (ahead.abs().compareTo(skew) > 0) {
            finding(text + ", more than claims.clock-skew; synchronize the clock of this machine by NTP");
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
