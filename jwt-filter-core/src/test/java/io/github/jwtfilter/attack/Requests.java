package io.github.jwtfilter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.RejectionReason;

/** Requests, and assertions on the decisions of a guard. */
final class Requests {
    static final String GOOD = Tokens.good("HS256");
    static final String OTHER = Tokens.good("HS384");
    static final String FORGED =
            Tokens.signed(Members.header("HS256"), Members.claims(), KeyRing.ATTACKER.signer("HS256"));

    private Requests() {}

    static AttackRequest request() {
        return new AttackRequest();
    }

    static GuardResponse assertRejected(Target target, AttackRequest request, int status, RejectionReason reason) {
        Decision decision = target.guard().decide(request);
        assertThat(decision).isInstanceOf(Decision.Rejected.class);
        Decision.Rejected rejected = (Decision.Rejected) decision;
        assertThat(rejected.rejection().reason()).isEqualTo(reason);
        assertThat(rejected.response().status()).isEqualTo(status);
        Leaks.assertContainsNothingOf(
                GOOD, rejected.response().headers() + " " + rejected.response().body());
        return rejected.response();
    }

    static void assertRejected(AttackRequest request, int status, RejectionReason reason) {
        assertRejected(Targets.SECRET, request, status, reason);
    }

    static void assertAccepted(Target target, AttackRequest request) {
        Decision decision = target.guard().decide(request);
        assertThat(decision).isInstanceOf(Decision.Authenticated.class);
        assertThat(((Decision.Authenticated) decision).principal().getName()).isEqualTo("mallory");
    }

    static String challenge(GuardResponse response) {
        return response.headers().stream()
                .filter(header -> header.name().equals("WWW-Authenticate"))
                .map(header -> header.value())
                .findFirst()
                .orElse("");
    }
}
