package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.logging.LineEscaper;
import io.github.jwtfilter.internal.remedy.ValueText;
import io.github.jwtfilter.internal.request.Origins;
import io.github.jwtfilter.internal.verify.IssuerPolicy;
import io.github.jwtfilter.settings.CsrfSettings;
import io.github.jwtfilter.settings.FloodSettings;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.LoginSettings;
import io.github.jwtfilter.settings.RevocationSettings;
import io.github.jwtfilter.settings.RevocationSettings.OnFailure;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.StoreKind;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Summarizes the requirements of a guard in a few lines, so that the startup log shows which tokens it accepts: the mode and the
 * rules, each issuer with its keys, the stores, the source of tokens, the destination of rejections, and the version if it can change.
 */
final class StartupSummary {
    private StartupSummary() {}

    /**
     * Returns lines, separated by line breaks. The first policies are those of {@link Settings#apiIssuers()}, in their order;
     * {@code sessions} describes the sessions of the filter, if it has any.
     */
    static String of(LoadedSettings loaded, List<IssuerPolicy> policies, String paths, @Nullable String sessions) {
        Settings settings = loaded.settings();
        List<String> lines = new ArrayList<>();
        lines.add(general(settings, paths) + ", settings from " + loaded.source());
        List<TrustedIssuer> issuers = settings.apiIssuers();
        for (int i = 0; i < issuers.size(); i++) {
            lines.add(issuer(issuers.get(i), policies.get(i)));
        }
        if (settings.loginIssuer().isPresent()) {
            lines.add(login(settings.login(), settings.loginIssuer().get()));
        }
        if (sessions != null) {
            lines.add(sessions);
        }
        if (settings.revocation().store().isPresent()) {
            lines.add(revocations(settings.revocation().store().get(), settings));
        }
        lines.add(tokens(settings));
        lines.add(floods(settings.flood()));
        lines.add(rejections(settings));
        Duration reload = settings.operation().reload();
        if (!reload.isZero()) {
            lines.add("settings version " + loaded.digests().version() + ", read again every "
                    + ValueText.duration(reload));
        }
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(text.length() == 0 ? "" : "\n").append(LineEscaper.forTerminal(line));
        }
        return text.toString();
    }

    private static String login(LoginSettings login, TrustedIssuer issuer) {
        return "login at " + String.join(", ", issuer.issuer().issuers()) + " as the client " + login.clientId()
                + ", callback " + login.callback()
                + login.logout().map(path -> ", logout " + path).orElse("")
                + login.backchannelLogout()
                        .map(path -> ", back-channel logout " + path)
                        .orElse("");
    }

    private static String general(Settings settings, String paths) {
        List<String> coexist = settings.rollout().coexist();
        return (settings.rollout().reportOnly() ? "REJECTING NOTHING (mode = report-only)" : "mode = enforce")
                + ", access rules " + settings.access().rules().size()
                + ", HTTPS " + (settings.transport().httpsRequired() ? "required" : "not required")
                + ", " + paths
                + (coexist.isEmpty()
                        ? ""
                        : ", users authenticated by the server or the application are accepted in "
                                + String.join(" ", coexist));
    }

    private static String issuer(TrustedIssuer issuer, IssuerPolicy policy) {
        return "issuer " + anyOr(issuer.issuer().issuers())
                + ", audience " + anyOr(issuer.issuer().audiences())
                + ", " + names(policy.algorithms().algorithms()) + " with "
                + policy.keys().description()
                + ", clock skew " + ValueText.duration(issuer.claims().clockSkew());
    }

    private static String revocations(StoreKind store, Settings settings) {
        RevocationSettings revocation = settings.revocation();
        boolean cached = !revocation.cache().isZero() && settings.cache().size() > 0;
        boolean admits = revocation.onFailure() == OnFailure.ADMIT && store != StoreKind.MEMORY;
        return "revocations in " + store.name().toLowerCase(Locale.ROOT)
                + (cached ? ", cached for " + ValueText.duration(revocation.cache()) : ", read for each request")
                + (admits
                        ? ", REVOKED TOKENS ARE ACCEPTED WHILE IT IS UNAVAILABLE (revocation.on-failure = admit)"
                        : "");
    }

    private static String floods(FloodSettings flood) {
        String checks = flood.checks() == 0
                ? "any number at once (flood.checks = off)"
                : "at most " + flood.checks() + " at once";
        Rate rate = flood.failures().orElse(null);
        String failures = rate == null
                ? "any number of failed ones (flood.failures = off)"
                : rate.count() + " failed in " + ValueText.duration(rate.time())
                        + " for each client, except proxy.trusted, and loopback and private addresses that are not"
                        + " forwarded";
        return "signature checks " + checks + ", " + failures;
    }

    private static String tokens(Settings settings) {
        String header = "token from " + settings.token().header();
        String cookie = settings.token().cookie().orElse(null);
        if (cookie == null && !settings.session().store().isPresent()) {
            return header + ", not from cookies";
        }
        return header + (cookie == null ? " or the cookie of a session" : " or cookie " + cookie)
                + ", which other sites cannot use: requests that change state need the own Origin"
                + trusted(settings.csrf());
    }

    private static String trusted(CsrfSettings csrf) {
        Origins origins = csrf.trustedOrigins();
        String trusted = origins.isEmpty() ? "" : " or one of csrf.trusted-origins (" + origins + ")";
        return csrf.missingOrigin() == CsrfSettings.MissingOrigin.ALLOW ? trusted + ", or none at all" : trusted;
    }

    private static String rejections(Settings settings) {
        return (settings.rollout().reportOnly()
                        ? "requests that would be rejected are logged at WARN"
                        : "rejected requests are logged at INFO")
                + " by " + RejectionLog.class.getName()
                + (settings.log().unverified() ? ", with unverified claims (log.unverified)" : "");
    }

    private static String names(Set<JwsAlgorithm> algorithms) {
        List<String> names = new ArrayList<>();
        for (JwsAlgorithm algorithm : algorithms) {
            names.add(algorithm.headerName());
        }
        return String.join(" ", names);
    }

    private static String anyOr(List<String> names) {
        return names.isEmpty() ? "any" : String.join(" ", names);
    }
}
