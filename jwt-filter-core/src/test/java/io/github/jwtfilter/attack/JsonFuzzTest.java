package io.github.jwtfilter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.RejectionKind;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random headers and claims with a valid signature: no request fails with an exception, and every accepted token satisfies all
 * checks.
 */
class JsonFuzzTest {
    private static final int MUTANTS = 15_000;
    private static final byte[] HEADER =
            Members.header("HS256").withText("kid", "k").withText("x5t", "t").utf8();
    private static final byte[] CLAIMS = Members.claims()
            .with("nbf", "1767225590")
            .with("roles", "[\"user\",{\"a\":1.5}]")
            .withText("tenant", "blue")
            .utf8();
    private static final Signer SIGNER = KeyRing.OWN.signer("HS256");
    private static final Target DEMANDING = Target.of(
            "demanding",
            Targets.SECRET_LINE + "claims.required = email\nclaims.match.tenant = blue\nclaims.max-age = 1h\n"
                    + "claims.max-lifetime = 1h\nroles.claims = roles, a.b\nprincipal.claims = upn, sub\n",
            List.of());

    private final Set<RejectionReason> seen = EnumSet.noneOf(RejectionReason.class);
    private int accepted;

    @Test
    void throws_no_exception_for_any_header() {
        Mutator mutator = new Mutator(new Random(1));
        for (int i = 0; i < MUTANTS; i++) {
            validate(mutator.mutated(HEADER), CLAIMS);
        }
        assertThat(accepted).isPositive();
        assertThat(seen)
                .contains(RejectionReason.MALFORMED_HEADER, RejectionReason.ALGORITHM_NOT_ALLOWED)
                .contains(
                        RejectionReason.WRONG_TYPE,
                        RejectionReason.MALFORMED_KEY_ID,
                        RejectionReason.CRITICAL_EXTENSION);
    }

    @Test
    void throws_no_exception_for_any_claims() {
        Mutator mutator = new Mutator(new Random(2));
        for (int i = 0; i < MUTANTS; i++) {
            validate(HEADER, mutator.mutated(CLAIMS));
        }
        assertThat(accepted).isPositive();
        assertThat(seen)
                .contains(RejectionReason.MALFORMED_PAYLOAD, RejectionReason.WRONG_ISSUER, RejectionReason.NO_EXPIRY)
                .contains(RejectionReason.MALFORMED_DATE, RejectionReason.EXPIRED, RejectionReason.WRONG_AUDIENCE)
                .contains(RejectionReason.CLAIM_MISSING, RejectionReason.CLAIM_MISMATCH, RejectionReason.NO_PRINCIPAL);
    }

    private void validate(byte[] header, byte[] claims) {
        String token = Tokens.signed(header, claims, SIGNER);
        Result<? extends JwtPrincipal> result = DEMANDING.guard().authenticate(token);
        if (result.rejection() == null) {
            accepted++;
            assertSound(result.value());
        } else {
            seen.add(result.rejection().reason());
            assertThat(result.rejection().reason().kind()).isEqualTo(RejectionKind.INVALID_TOKEN);
            assertThat(result.rejection().toString()).matches("[\\x20-\\x7e]+");
        }
    }

    private static void assertSound(JwtPrincipal principal) {
        assertThat(principal.getName()).isNotBlank();
        assertThat(principal.roles()).allSatisfy(role -> assertThat(role).isNotBlank());
        assertThat(principal.token().issuer()).isEqualTo(Members.ISSUER);
        assertThat(principal.token().expiresAt().plus(Duration.ofSeconds(60))).isAfter(Target.CLOCK.instant());
        assertThat(principal.token().claims().get("tenant")).isIn("blue", List.of("blue"));
    }
}
