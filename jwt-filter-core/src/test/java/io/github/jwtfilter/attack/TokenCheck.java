package io.github.jwtfilter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.CheckStep;
import io.github.jwtfilter.Decision;
import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionKind;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.pipeline.RejectionLog;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Sends a token by every transport, and checks the decision, the response and the log. */
final class TokenCheck {
    private final CapturedLog log;
    private final AtomicLong time = new AtomicLong();
    /** One minute passes between two lines, so that rate limiting omits none. */
    private final RejectionLog everyLine =
            new RejectionLog(false, "explain", () -> time.addAndGet(TimeUnit.MINUTES.toNanos(1)));

    TokenCheck(CapturedLog log) {
        this.log = log;
    }

    void assertRejected(AttackCase attack) {
        Result<? extends JwtPrincipal> result = attack.target().guard().authenticate(attack.token());
        assertThat(result.rejection()).as("accepted: " + attack).isNotNull();
        assertRejection(attack, result.rejection());
        for (RequestKind requestKind : RequestKind.values()) {
            if (requestKind.carries(attack.token())) {
                assertRejected(attack, requestKind.request(attack.token()));
            }
        }
    }

    private void assertRejected(AttackCase attack, AttackRequest request) {
        log.take();
        Decision decision = attack.target().guard().decide(request);
        assertThat(decision).as(attack.toString()).isInstanceOf(Decision.Rejected.class);
        Decision.Rejected rejected = (Decision.Rejected) decision;
        assertRejection(attack, rejected.rejection());
        assertResponse(attack, rejected.response());
        everyLine.rejected(request, request.remoteAddress(), rejected.rejection());
        List<String> lines = log.take();
        assertThat(lines).isNotEmpty();
        lines.forEach(line -> assertLineOrAlert(attack, rejected.rejection(), line));
    }

    /** The number of attacks also raises alerts, which name the reason and the client only. */
    private static void assertLineOrAlert(AttackCase attack, Rejection rejection, String line) {
        if (line.startsWith("Alert ")) {
            Leaks.assertContainsNothingOf(attack.token(), line);
        } else {
            assertLine(attack, rejection, line);
        }
    }

    private static void assertRejection(AttackCase attack, Rejection rejection) {
        assertThat(attack.expected()).as(attack.toString()).contains(rejection.reason());
        assertThat(rejection.reason().kind()).isEqualTo(RejectionKind.INVALID_TOKEN);
        String label = String.valueOf(rejection.token());
        if (rejection.reason().step().compareTo(CheckStep.SIGNATURE) <= 0) {
            assertThat(label).matches("sha256:[0-9a-f]{12}");
        } else {
            // Verified, and so labeled by its issuer, subject and ID, the only claims that are ever logged.
            assertThat(label)
                    .matches("iss=\"" + Members.ISSUER
                            + "\" sub=(-|\"[\\x20-\\x7e]{0,1300}\") jti=(-|\"[\\x20-\\x7e]{0,200}\")");
        }
        assertThat(rejection.toString()).isEqualTo(rejection.reason().code() + " " + label);
    }

    private static void assertResponse(AttackCase attack, GuardResponse response) {
        assertThat(response.status()).isEqualTo(401);
        assertThat(shown(response)).isEqualTo(SAME_FOR_ALL);
        Leaks.assertContainsNothingOf(attack.token(), shown(response));
    }

    private static void assertLine(AttackCase attack, Rejection rejection, String line) {
        assertThat(line)
                .contains(rejection.reason().code(), String.valueOf(rejection.token()))
                .matches("[\\x20-\\x7e]{1,2500}");
        Leaks.assertContainsNothingOf(attack.token(), withoutVerifiedText(rejection, line));
    }

    /** Removes the label, the expected value, which the settings contain, and the value found in a verified token. */
    private static String withoutVerifiedText(Rejection rejection, String line) {
        String rest = line.replace(String.valueOf(rejection.token()), "");
        FailedCheck check = rejection.check();
        if (check == null) {
            return rest;
        }
        assertThat(rest).contains(check.expected());
        rest = rest.replace(check.expected(), "");
        return rejection.token().isVerified() && check.found() != null ? rest.replace(check.found(), "") : rest;
    }

    private static String shown(GuardResponse response) {
        return response.status() + "\n" + response.headers() + "\n" + response.body() + "\n" + response.errorPage();
    }

    /** The response that every client receives for an invalid token, independent of the reason. */
    static final String SAME_FOR_ALL = shown(responseToInvalidToken());

    private static GuardResponse responseToInvalidToken() {
        Decision decision = Targets.SECRET.guard().decide(new AttackRequest().bearer("x"));
        return ((Decision.Rejected) decision).response();
    }
}
