package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.remedy.ClaimCauses;
import io.github.jwtfilter.internal.remedy.KindCauses;
import io.github.jwtfilter.internal.verify.ClaimExamination;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares required and matched claims and the name of the principal with the claims of a token. */
final class ClaimDiagnosis {
    private static final String MATCH = "claims.match.";
    private static final String REQUIRED = "claims.required ";
    private static final String[] NAMES = {"preferred_username", "upn", "unique_name", "username", "email", "oid", "sub"
    };

    private ClaimDiagnosis() {}

    static @Nullable Advice find(Evidence evidence) {
        TrustedIssuer issuer = evidence.issuer;
        JsonObject claims = evidence.token.claims();
        if (issuer == null || claims == null) {
            return null;
        }
        switch (evidence.reason) {
            case MALFORMED_CLAIM:
                return Advice.of(ClaimCauses.TYPE);
            case NO_PRINCIPAL:
                return principal(issuer, claims);
            default:
                return claim(evidence, issuer, claims);
        }
    }

    private static Advice claim(Evidence evidence, TrustedIssuer issuer, JsonObject claims) {
        for (Map.Entry<String, @Nullable RejectionReason> result :
                new ClaimExamination(issuer, claims, evidence.now).run().entrySet()) {
            if (result.getValue() == evidence.reason) {
                String name = result.getKey().replace(MATCH, "").replace(REQUIRED, "");
                return evidence.reason == RejectionReason.CLAIM_MISSING
                        ? missing(name, claims)
                        : mismatch(name, issuer, claims.get(name));
            }
        }
        return Advice.of(ClaimCauses.MISSING);
    }

    private static Advice missing(String name, JsonObject claims) {
        boolean similar = claims.asMap().keySet().stream().anyMatch(other -> Spelling.isSame(other, name));
        return Advice.of(similar ? ClaimCauses.SIMILAR : ClaimCauses.MISSING);
    }

    private static Advice mismatch(String name, TrustedIssuer issuer, @Nullable Object found) {
        if (name.equals("ver") && "1.0".equals(found)) {
            return Advice.of(KindCauses.ENTRA_VERSION_1);
        }
        if (name.equals("ver") && "2.0".equals(found)) {
            return Advice.of(KindCauses.ENTRA_VERSION_2);
        }
        List<String> accepted = new ArrayList<>(issuer.claims().match().getOrDefault(name, new ArrayList<>()));
        Object first = found instanceof Collection && !((Collection<?>) found).isEmpty()
                ? ((Collection<?>) found).iterator().next()
                : found;
        String text = first instanceof Boolean ? first.toString() : JsonObject.textOf(first);
        if (text != null) {
            accepted.add(text);
        }
        return Advice.of(ClaimCauses.MISMATCH, issuer, text == null ? null : ListItem.all(accepted))
                .named(name);
    }

    private static Advice principal(TrustedIssuer issuer, JsonObject claims) {
        for (String name : NAMES) {
            if (claims.text(name) != null
                    && !issuer.identity().principalClaims().contains(name)) {
                List<String> names = new ArrayList<>(issuer.identity().principalClaims());
                names.add(name);
                return Advice.of(ClaimCauses.PRINCIPAL, issuer, ListItem.all(names));
            }
        }
        return Advice.of(ClaimCauses.NO_PRINCIPAL);
    }
}
