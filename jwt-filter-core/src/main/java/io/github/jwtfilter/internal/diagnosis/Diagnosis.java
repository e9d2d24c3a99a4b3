package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.internal.remedy.Cause;
import io.github.jwtfilter.internal.remedy.KindCauses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Determines the probable causes of the rejection of a token. */
public final class Diagnosis {
    private Diagnosis() {}

    /**
     * Returns the causes that fit the facts.
     *
     * @param evidence the facts
     * @return the causes, the most probable one first; empty if none is recognized
     */
    public static List<Advice> of(Evidence evidence) {
        List<Advice> causes = new ArrayList<>();
        Cause kind = TokenKind.of(evidence);
        if (kind != null) {
            causes.add(Advice.of(kind));
        }
        // The reason is then one of the tokens of sessions.
        Advice byReason = kind == KindCauses.LOGIN_ONLY ? null : byReason(evidence);
        if (byReason != null && byReason.cause() != kind) {
            causes.add(byReason);
        }
        return Collections.unmodifiableList(causes);
    }

    private static @Nullable Advice byReason(Evidence evidence) {
        switch (evidence.reason) {
            case EMPTY_TOKEN:
            case TOO_LARGE:
            case NOT_ASCII:
            case ENCRYPTED:
            case NOT_THREE_PARTS:
            case BAD_ENCODING:
            case PADDED_ENCODING:
            case MALFORMED_HEADER:
            case MALFORMED_PAYLOAD:
            case ALGORITHM_NONE:
            case WRONG_TYPE:
                return TokenForm.find(evidence);
            case ALGORITHM_NOT_ALLOWED:
            case KEYS_UNAVAILABLE:
            case UNKNOWN_KEY:
            case KEY_REVOKED:
            case UNSUITABLE_KEY:
            case TOO_MANY_KEYS:
            case BAD_SIGNATURE:
                return KeyDiagnosis.find(evidence);
            case WRONG_ISSUER:
                return IssuerDiagnosis.find(evidence);
            case SENDER_CONSTRAINED:
                return Advice.of(KindCauses.DPOP);
            case NO_EXPIRY:
            case MALFORMED_DATE:
            case EXPIRED:
            case NOT_YET_VALID:
            case ISSUED_IN_FUTURE:
            case TOO_OLD:
            case LIFETIME_TOO_LONG:
                return TimeDiagnosis.find(evidence);
            case WRONG_AUDIENCE:
                return AudienceDiagnosis.find(evidence);
            case MALFORMED_CLAIM:
            case CLAIM_MISSING:
            case CLAIM_MISMATCH:
            case NO_PRINCIPAL:
                return ClaimDiagnosis.find(evidence);
            case ROLE_MISSING:
            case SCOPE_MISSING:
                return RoleDiagnosis.find(evidence);
            default:
                return null;
        }
    }
}
