package io.github.jwtfilter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.RejectionKind;
import io.github.jwtfilter.Result;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Randomly mutated valid tokens: none is accepted, and none causes an exception. The seeds are fixed. */
class MutationFuzzTest {
    @RegisterExtension
    static final CapturedLog LOG = new CapturedLog();

    /** 20,000 in all, fewer for algorithms whose signatures the JDK verifies slowly. */
    @ParameterizedTest
    @CsvSource({
        "HS256, 5000",
        "HS384, 2000",
        "HS512, 2000",
        "RS256, 4000",
        "PS256, 3000",
        "PS512, 1000",
        "ES256, 1000",
        "ES384, 300",
        "ES512, 200",
        "EdDSA, 1500"
    })
    void accepts_no_token_but_the_original(String algorithm, int mutations) {
        Target target = algorithm.startsWith("HS") ? Targets.SECRET : Targets.PEM;
        String original = Tokens.good(algorithm);
        String sibling = Tokens.signed(
                Members.header(algorithm),
                Members.claims().withText("sub", "admin").withText("jti", "id-2"),
                KeyRing.OWN.signer(algorithm));
        Set<String> good = Set.of(original, sibling);
        Mutator mutator = new Mutator(new Random(algorithm.hashCode()));
        for (int i = 0; i < mutations; i++) {
            String mutant = mutator.mutated(original, sibling);
            Result<? extends JwtPrincipal> result = target.guard().authenticate(mutant);
            boolean accepted = result.rejection() == null;
            assertThat(accepted).as("mutant %s of %s", mutant, original).isEqualTo(good.contains(mutant));
            if (!accepted) {
                assertThat(result.rejection().reason().kind()).isEqualTo(RejectionKind.INVALID_TOKEN);
            }
        }
    }

    @Test
    void checks_mutants_in_requests_without_failing() {
        String original = Tokens.good("HS256");
        Mutator mutator = new Mutator(new Random(4));
        for (int i = 0; i < 3000; i++) {
            String mutant = mutator.mutated(original, original);
            for (RequestKind requestKind : RequestKind.values()) {
                assertNoFailure(Targets.SECRET.guard().decide(requestKind.request(mutant)));
            }
            assertNoFailure(Targets.SECRET
                    .guard()
                    .decide(new AttackRequest()
                            .header("Authorization", mutator.mutated("Bearer " + original, "Cookie"))));
            assertNoFailure(Targets.SECRET
                    .guard()
                    .decide(new AttackRequest()
                            .header("Cookie", mutator.mutated("a=b; access=" + original, "; access="))));
        }
    }

    private static void assertNoFailure(Decision decision) {
        if (decision instanceof Decision.Rejected rejected) {
            assertThat(rejected.response().status()).isBetween(400, 401);
        } else {
            assertThat(((Decision.Authenticated) decision).principal().getName())
                    .isEqualTo("mallory");
        }
    }
}
