package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.verify.IssuerPolicy;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Summarizes the requirements of a guard in one line, so that the startup log shows which tokens it accepts. */
final class StartupSummary {
    private StartupSummary() {}

    static String of(LoadedSettings loaded, List<IssuerPolicy> policies, String paths) {
        Settings settings = loaded.settings();
        StringBuilder summary = new StringBuilder();
        for (int i = 0; i < policies.size(); i++) {
            summary.append(issuer(settings.issuers().get(i), policies.get(i)))
                    .append(i + 1 < policies.size() ? "; " : ", ");
        }
        Optional<String> cookie = settings.token().cookie();
        return summary
                + (settings.rollout().reportOnly() ? "REJECTING NOTHING (mode = report-only), " : "")
                + "token from " + settings.token().header()
                + (cookie.isPresent() ? " or cookie " + cookie.get() : "")
                + ", HTTPS " + (settings.transport().httpsRequired() ? "required" : "not required")
                + ", access rules " + settings.access().rules().size() + ", " + paths
                + (settings.rollout().coexist().isEmpty()
                        ? ""
                        : ", users authenticated by the server or the application are accepted in "
                                + String.join(" ", settings.rollout().coexist()))
                + ", clock skew "
                + settings.issuers().get(0).claims().clockSkew().toMillis() / 1000 + "s"
                + ", settings from " + loaded.source();
    }

    private static String issuer(TrustedIssuer issuer, IssuerPolicy policy) {
        return "issuer " + anyOr(issuer.issuer().issuers())
                + ", audience " + anyOr(issuer.issuer().audiences())
                + ", " + names(policy.algorithms().algorithms()) + " with "
                + policy.keys().description();
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
