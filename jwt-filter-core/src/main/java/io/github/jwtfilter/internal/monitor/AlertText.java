package io.github.jwtfilter.internal.monitor;

import io.github.jwtfilter.Alert;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.TokenLabel;
import io.github.jwtfilter.VerifiedToken;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.value.Rate;
import java.util.Locale;

/** The texts of alerts in the log, each with the setting that it exceeds. */
final class AlertText {
    private AlertText() {}

    static String manyFailures(Alert alert, Rate permitted, RejectionReason last, boolean shared) {
        return alert.count() + " requests with a token from client " + LogText.of(alert.subject())
                + " were rejected (monitor.failures = " + permitted + "). Last reason: " + last.code()
                + (shared
                        ? ". Several users may share this address: if it is that of a proxy, list it in proxy.trusted"
                        : "");
    }

    /** Returns the verified identity of a token, escaped. */
    static String label(VerifiedToken token) {
        return TokenLabel.ofVerified(token.issuer(), token.subject(), token.tokenId())
                .toString();
    }

    static String tokenFromManyAddresses(Alert alert, Rate permitted) {
        return alert.count() + " client addresses have used the token " + alert.subject() + " (monitor.addresses = "
                + permitted + ")." + userAndClient(alert);
    }

    static String sessionFromManyAddresses(Alert alert, Rate permitted) {
        return alert.count() + " client addresses have used the session " + LogText.of(alert.subject())
                + " (monitor.addresses = " + permitted + ")." + userAndClient(alert);
    }

    static String renewalTokenReused(Alert alert) {
        return "a renewal token of session " + LogText.of(alert.subject())
                + " was used again after it had been replaced, so a copy of it exists; the session has ended."
                + userAndClient(alert);
    }

    static String rejectionsRisen(Alert alert, RejectionRise.Rise rise, int factor) {
        return alert.count() + " requests were rejected for " + alert.subject() + " in this minute, "
                + String.format(Locale.ROOT, "%.1f", rise.average) + " on average in the " + rise.minutes
                + " minutes before (monitor.rise = " + factor + "). Last client: " + LogText.of(alert.clientAddress());
    }

    private static String userAndClient(Alert alert) {
        return " User: " + LogText.of(alert.user()) + ", client: " + LogText.of(alert.clientAddress());
    }
}
