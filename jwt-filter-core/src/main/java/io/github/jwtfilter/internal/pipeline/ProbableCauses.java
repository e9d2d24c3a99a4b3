package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.diagnosis.Advice;
import io.github.jwtfilter.internal.diagnosis.Diagnosis;
import io.github.jwtfilter.internal.diagnosis.Evidence;
import io.github.jwtfilter.internal.diagnosis.RequestDiagnosis;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.principal.Authenticator;
import io.github.jwtfilter.internal.principal.CookieSelector;
import io.github.jwtfilter.internal.principal.IdentityExamination;
import io.github.jwtfilter.internal.remedy.Cause;
import io.github.jwtfilter.internal.remedy.RequestCauses;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.token.PresentedToken;
import io.github.jwtfilter.internal.token.TokenSources;
import io.github.jwtfilter.internal.verify.TokenExamination;
import io.github.jwtfilter.settings.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Determines the probable causes of a rejection, for its log line. The causes are fixed texts, so that the line shows nothing of an
 * unverified token.
 */
final class ProbableCauses {
    private final TokenSources tokens;
    private final Authenticator authenticator;
    private final CookieSelector cookies;
    private final Settings settings;
    private final Map<String, KeySource> keys;
    private final Connections connections;
    private final Clock clock;

    ProbableCauses(
            TokenSources tokens,
            Authenticator authenticator,
            Settings settings,
            Map<String, KeySource> keys,
            Connections connections,
            Clock clock) {
        this.tokens = tokens;
        this.authenticator = authenticator;
        this.cookies = new CookieSelector(authenticator);
        this.settings = settings;
        this.keys = keys;
        this.connections = connections;
        this.clock = clock;
    }

    /** Returns the causes, the most probable one first; empty if none is recognized. */
    List<Cause> of(RequestView request, Rejection rejection) {
        if (rejection.token() == null || rejection.reason() == RejectionReason.SEVERAL_COOKIES) {
            return ofRequest(request, rejection);
        }
        // A signature that was not checked is not checked for the log either.
        String token = FloodLimits.isReason(rejection.reason()) ? null : token(tokens.find(request), rejection);
        if (token == null) {
            return Collections.emptyList();
        }
        List<Cause> causes = new ArrayList<>();
        for (Advice advice : Diagnosis.of(evidence(rejection, token))) {
            causes.add(advice.cause());
        }
        return Collections.unmodifiableList(causes);
    }

    /** Returns no cause for a request without a token in any place, which the text of the reason describes completely. */
    private List<Cause> ofRequest(RequestView request, Rejection rejection) {
        Advice advice = RequestDiagnosis.find(rejection, request, settings, connections.of(request));
        return advice == null || advice.cause() == RequestCauses.NO_TOKEN
                ? Collections.emptyList()
                : Collections.singletonList(advice.cause());
    }

    private Evidence evidence(Rejection rejection, String token) {
        TokenExamination examination = authenticator.examine(token);
        String policy = examination.policy();
        JsonObject claims = examination.claims();
        KeySource source = policy == null ? null : keys.get(policy);
        IdentityExamination identity = policy == null || claims == null ? null : authenticator.examine(policy, claims);
        String fetchFailure = source == null ? null : source.health().failure().orElse(null);
        return new Evidence(rejection, token, examination, settings, identity, fetchFailure, clock.millis());
    }

    private @Nullable String token(PresentedToken presented, Rejection rejection) {
        if (presented.token().reason() != null) {
            return null;
        }
        return presented.candidates().isEmpty()
                ? presented.token().value()
                : cookies.find(presented.candidates(), rejection);
    }
}
