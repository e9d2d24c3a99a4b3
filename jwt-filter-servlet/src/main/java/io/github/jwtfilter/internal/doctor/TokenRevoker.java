package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.remedy.ReasonHelp;
import io.github.jwtfilter.internal.revocation.RevocationText;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Revokes a token that an operator has, after its signature and claims are verified, so that nothing else can be revoked by mistake. */
final class TokenRevoker {
    /** The reasons of tokens that are verified except for the current time, or for a revocation. */
    private static final Set<RejectionReason> VERIFIED = Collections.unmodifiableSet(EnumSet.of(
            RejectionReason.EXPIRED,
            RejectionReason.TOO_OLD,
            RejectionReason.NOT_YET_VALID,
            RejectionReason.ISSUED_IN_FUTURE,
            RejectionReason.REVOKED));

    private final RevocationAccess access;
    private final Clock clock;

    TokenRevoker(RevocationAccess access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    /** Revokes the token, and prints the result; returns the exit status. */
    int revoke(@Nullable String token, PrintWriter out) {
        if (token == null || token.isEmpty()) {
            throw new UnusableInput(
                    "The input contains no token. Write it to standard input: revoke FILE --token - < token.txt");
        }
        Result<? extends JwtPrincipal> result = access.guard().authenticate(token);
        Rejection rejection = result.rejection();
        if (rejection == null) {
            return print(access.revocations().revokeToken(result.value().token()), out);
        }
        if (rejection.reason() == RejectionReason.STORE_UNAVAILABLE) {
            throw new UnusableInput("The store of revocations cannot be read.");
        }
        if (!VERIFIED.contains(rejection.reason())) {
            String unknown = rejection.reason() == RejectionReason.WRONG_ISSUER ? access.unknownIssuer() : null;
            out.println("not revoked: " + rejection.reason().code() + ", "
                    + rejection.reason().text() + ". "
                    + (unknown == null ? ReasonHelp.of(rejection.reason()).remedy() : unknown));
            return ExitCode.FINDING;
        }
        return revokeInactive(token, out);
    }

    private int revokeInactive(String token, PrintWriter out) {
        JsonObject claims = access.guard().examine(token).claims();
        String tokenId = claims == null ? null : claims.string("jti");
        Object expiry = claims == null ? null : claims.get("exp");
        if (claims == null || tokenId == null || !(expiry instanceof Number)) {
            throw new UnusableInput(
                    "The token has no jti, so that nothing distinguishes it from other tokens of its user. Revoke"
                            + " its session (--sid) or its user (--subject).");
        }
        Instant expires = Instant.ofEpochSecond(((Number) expiry).longValue()).plusSeconds(1);
        if (expires.isBefore(clock.instant())) {
            out.println("The token has expired: applications reject it in any case, except for clock skew.");
        }
        return print(access.revocations().revokeToken(claims.string("iss"), tokenId, expires), out);
    }

    private static int print(StoredRevocation revoked, PrintWriter out) {
        out.println("revoked: " + RevocationText.line(revoked));
        return ExitCode.FINE;
    }
}
