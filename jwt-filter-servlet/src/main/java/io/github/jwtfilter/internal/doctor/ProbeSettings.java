package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.authorization.AccessRule;
import io.github.jwtfilter.internal.authorization.AccessRules;
import io.github.jwtfilter.internal.pipeline.SessionName;
import io.github.jwtfilter.internal.probe.ProbePlan;
import io.github.jwtfilter.internal.probe.ProbeTarget;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.session.SessionCookies;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.OperationSettings;
import io.github.jwtfilter.settings.SessionSettings;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.TransportSettings;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Adds the paths of access rules to a plan, and the other facts of the settings that a probe uses. */
final class ProbeSettings {
    /** Paths that rules name rarely: the front page, a page and a file that need not exist. */
    private static final List<String> USUAL = Arrays.asList("/", "/example", "/example.css");

    private static final String UNRESERVED = "/-._~!$&'()*+,;=:@";

    private final ProbePlan plan;
    private final ProbeTarget target;

    ProbeSettings(ProbePlan plan, ProbeTarget target) {
        this.plan = plan;
        this.target = target;
    }

    /**
     * Adds the settings of a file, of a WAR, or of the directory of an unpacked one.
     *
     * @throws io.github.jwtfilter.settings.SettingsException if they cannot be used
     */
    void add(Path file) throws IOException {
        try (ExplainSource source = ExplainSource.ofFile(file, null, null, target.context())) {
            LoadedSettings loaded = source.settings();
            AccessRules rules = new AccessRules(loaded.settings().access(), loaded.problems());
            loaded.rejectErrors();
            add(loaded.settings(), rules);
            if (!source.note().isEmpty()) {
                plan.addNote("The settings: " + source.note());
            }
        }
    }

    private void add(Settings settings, AccessRules rules) {
        String login = settings.challenge().loginPage().orElse("");
        Set<String> paths = new LinkedHashSet<>(USUAL);
        paths.addAll(rules.examplePaths());
        paths.removeIf(path -> path.equals(login) || !ProbePlan.isPath(encoded(path)));
        paths.stream()
                .map(ProbeSettings::encoded)
                .filter(path -> requiresToken(rules, path))
                .forEach(plan::addProtected);
        rules.examplePaths().stream()
                .filter(paths::contains)
                .map(ProbeSettings::encoded)
                .filter(path -> !requiresToken(rules, path))
                .forEach(plan::addPublicPrefix);
        if (ProbePlan.isPath(encoded(login))) {
            plan.loginPath(encoded(login));
        }
        plan.ofSettings(requiresToken(rules, "/jwt-filter-probe"));
        addOperation(settings);
        addTokens(settings);
    }

    private boolean requiresToken(AccessRules rules, String encoded) {
        AccessRule rule = rules.find(DescribedRequest.of(
                "GET " + target.context() + encoded,
                Collections.emptyList(),
                Collections.emptyList(),
                null,
                "192.0.2.1",
                target.context()));
        return rule.rejection() != null || !(rule.ignoresTokens() || rule.tokenIsOptional());
    }

    private void addOperation(Settings settings) {
        settings.operation().metricsPath().map(ProbeSettings::encoded).ifPresent(plan::addMonitoring);
        settings.operation().healthPath().map(ProbeSettings::encoded).ifPresent(path -> {
            plan.addMonitoring(path);
            plan.addMonitoring(path + OperationSettings.READY);
        });
        if (settings.rollout().reportOnly()) {
            plan.addNote(
                    "The settings have mode = report-only: the filter rejects no request, so that findings are expected until"
                            + " the line is removed.");
        }
    }

    private void addTokens(Settings settings) {
        String scheme = settings.token().scheme().orElse("Bearer");
        plan.tokenHeader(settings.token().header(), scheme);
        settings.token().cookie().ifPresent(plan::addCookieName);
        SessionSettings session = settings.session();
        if (session.enabled()) {
            plan.addCookieName(cookies(session, settings.transport()).accessName());
        }
        for (TrustedIssuer issuer : settings.apiIssuers()) {
            if (!issuer.issuer().issuers().isEmpty()) {
                List<String> audiences = issuer.issuer().audiences();
                plan.issuer(issuer.issuer().issuers().get(0), audiences.isEmpty() ? null : audiences.get(0));
                return;
            }
        }
    }

    private SessionCookies cookies(SessionSettings session, TransportSettings transport) {
        Connections connections = new Connections(transport.trustedProxies(), transport.externalUrl());
        return new SessionCookies(
                SessionName.of(session, target.context()), session, transport.httpsRequired(), connections);
    }

    private static String encoded(String path) {
        StringBuilder text = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x7f && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            if (plain) {
                text.append(c);
            } else {
                text.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 0xf, 16));
            }
        }
        return text.toString();
    }
}
