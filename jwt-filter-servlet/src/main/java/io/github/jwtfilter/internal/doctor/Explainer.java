package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.CheckStep;
import io.github.jwtfilter.Decision;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.diagnosis.Advice;
import io.github.jwtfilter.internal.diagnosis.Diagnosis;
import io.github.jwtfilter.internal.diagnosis.Evidence;
import io.github.jwtfilter.internal.diagnosis.RequestDiagnosis;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardSessions;
import io.github.jwtfilter.internal.pipeline.RequestExamination;
import io.github.jwtfilter.internal.principal.IdentityExamination;
import io.github.jwtfilter.internal.verify.TokenExamination;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.StoreKind;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Explains the decision of a guard: the verdict is that of the guard, and each check is examined in addition. */
final class Explainer {
    private static final int HEADER_LIMIT = 8 * 1024;
    private static final int USUAL_OTHER_HEADERS = 1024;
    private static final int COOKIE_LIMIT = 4096;

    private final Guard guard;
    private final LoadedSettings settings;
    private final Clock clock;
    private final List<TrustedIssuer> issuers;
    private @Nullable Rejection rejected;

    Explainer(Guard guard, LoadedSettings settings, Clock clock) {
        this.guard = guard;
        this.settings = settings;
        this.clock = clock;
        this.issuers = issuers(guard, settings.settings());
        guard.observe((request, client, rejection) -> rejected = rejection);
    }

    /** Returns the issuers whose tokens are accepted, also that of the application's own sessions. */
    private static List<TrustedIssuer> issuers(Guard guard, Settings settings) {
        List<TrustedIssuer> issuers = new ArrayList<>(settings.apiIssuers());
        GuardSessions sessions = guard.sessions();
        if (sessions != null) {
            issuers.add(TrustedIssuer.ofSessions(sessions.issuer(), settings.clockSkew()));
        }
        return issuers;
    }

    /** Explains the verification of a token. */
    ExplainResult explain(String token) {
        Result<? extends JwtPrincipal> result = guard.authenticate(token);
        Rejection rejection = result.rejection();
        Examined examined = new Examined(token);
        revocation(examined.sections, rejection);
        ExplainResult explained = new ExplainResult(
                rejection,
                rejection == null ? result.value().getName() : null,
                rejection == null ? result.value().roles() : Collections.emptySet(),
                examined.sections,
                rejection == null ? Collections.emptyList() : examined.causes(rejection));
        notes(token, explained);
        return explained;
    }

    /** Explains the decision on a request. */
    ExplainResult explain(DescribedRequest request) {
        rejected = null;
        Decision decision = guard.decide(request);
        Rejection rejection = rejected;
        RequestExamination examination = guard.examine(request);
        RequestSections requestSections = new RequestSections(settings, request, examination, rejection);
        List<ExplainSection> sections = new ArrayList<>(requestSections.sections());
        List<Advice> causes = new ArrayList<>();
        if (rejection != null) {
            add(causes, RequestDiagnosis.find(rejection, request, settings.settings(), examination.connection()));
        }
        String token = examination.token(rejection);
        if (token != null) {
            Examined examined = new Examined(token);
            revocation(examined.sections, rejection);
            sections.addAll(examined.sections);
            authorization(sections, requestSections.rule(), rejection, examined.identity);
            if (rejection != null && causes.isEmpty()) {
                causes.addAll(examined.causes(rejection));
            }
        }
        JwtPrincipal user =
                decision instanceof Decision.Authenticated ? ((Decision.Authenticated) decision).principal() : null;
        ExplainResult explained = new ExplainResult(
                rejection,
                user == null ? null : user.getName(),
                user == null ? Collections.emptySet() : user.roles(),
                sections,
                causes);
        explained.respond(status(decision), examination.rule());
        if (guard.reportOnly() && rejection != null) {
            explained.note("mode = report-only: the request passes. With mode = enforce, the status is "
                    + rejection.reason().kind().status() + ".");
        }
        if (token != null) {
            notes(token, explained);
        }
        return explained;
    }

    private static void add(Collection<Advice> causes, @Nullable Advice advice) {
        if (advice != null) {
            causes.add(advice);
        }
    }

    private static int status(Decision decision) {
        if (decision instanceof Decision.Rejected) {
            return ((Decision.Rejected) decision).response().status();
        }
        return decision instanceof Decision.Responded
                ? ((Decision.Responded) decision).response().status()
                : 200;
    }

    private static void authorization(
            Collection<ExplainSection> sections,
            String rule,
            @Nullable Rejection rejection,
            @Nullable IdentityExamination identity) {
        RejectionReason reason = rejection == null ? null : rejection.reason();
        boolean lacks = reason == RejectionReason.ROLE_MISSING || reason == RejectionReason.SCOPE_MISSING;
        String missing = lacks && rejection != null ? rejection.missing() : null;
        Set<String> granted = identity == null
                ? Collections.emptySet()
                : identity.roles().values().stream()
                        .flatMap(Set::stream)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        sections.add(new ExplainSection("authorization", CheckStep.ACCESS, !lacks)
                .row("expected", missing == null ? rule : missing + " (" + rule + ")")
                .row("found", "roles " + ExplainValues.roles(granted)));
    }

    /** Adds the revocation, which only the guard knows; the memory of another process cannot be read. */
    private void revocation(Collection<ExplainSection> sections, @Nullable Rejection rejection) {
        StoreKind kind = settings.settings().revocation().store().orElse(StoreKind.MEMORY);
        RejectionReason reason = rejection == null ? null : rejection.reason();
        if (guard.usesStores()
                && kind != StoreKind.MEMORY
                && (reason == null || reason.step().compareTo(CheckStep.REVOCATION) >= 0)) {
            boolean fails = reason != null && reason.step() == CheckStep.REVOCATION;
            sections.add(new ExplainSection("revocation", CheckStep.REVOCATION, !fails)
                    .row("expected", "not revoked")
                    .row("found", reason != null && fails ? reason.text() : "not revoked"));
        }
    }

    /** Limits of containers and browsers, which reject the request before the filter sees it. */
    private void notes(String token, ExplainResult result) {
        String cookie = settings.settings().token().cookie().orElse(null);
        if (settings.settings().revocation().store().orElse(null) == StoreKind.MEMORY) {
            result.note(
                    "revocation.store = memory: whether the token is revoked is known only to the running application.");
        } else if (!guard.usesStores()) {
            result.note(
                    "revocations were not read, since the data source, the driver or Jedis is not available here: pass the"
                            + " driver on the class path, and the address of the store (-Djwtfilter.store.jdbc.url=...).");
        }
        if (token.length() > HEADER_LIMIT - USUAL_OTHER_HEADERS) {
            result.note(
                    "the token has " + token.length() + " characters. Tomcat and Jetty reject requests with more than"
                            + " 8 KB of headers (status 400 or 431), before the filter: raise maxHttpHeaderSize in Tomcat,"
                            + " requestHeaderSize in Jetty, large_client_header_buffers in nginx, or let the provider write fewer"
                            + " claims.");
        }
        if (cookie != null && token.length() + cookie.length() > COOKIE_LIMIT) {
            result.note("the token has " + token.length()
                    + " characters. Browsers discard cookies with more than 4096 bytes"
                    + " for name and value: split the token into several cookies (docs/cookies.md), or let the provider write"
                    + " fewer claims.");
        }
    }

    /** One token, examined check by check. */
    private final class Examined {
        private final String text;
        private final TokenExamination token;
        private final @Nullable IdentityExamination identity;
        private final @Nullable KeyHealth health;
        private final List<ExplainSection> sections;

        Examined(String text) {
            this.text = text;
            this.token = guard.examine(text);
            JsonObject claims = token.claims();
            String policy = token.policy();
            this.identity = claims == null || policy == null ? null : guard.examine(policy, claims);
            this.health = policy == null ? null : guard.keyHealth().get(policy);
            TrustedIssuer issuer = issuers.stream()
                    .filter(each -> each.name().equals(policy))
                    .findFirst()
                    .orElse(null);
            this.sections = new TokenSections(settings, issuers, token, issuer, health)
                    .of(text.length(), identity, clock.millis());
        }

        List<Advice> causes(Rejection rejection) {
            String failure = health == null ? null : health.failure().orElse(null);
            return Diagnosis.of(
                    new Evidence(rejection, text, token, settings.settings(), identity, failure, clock.millis()));
        }
    }
}
