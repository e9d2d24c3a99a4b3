package io.github.jwtfilter.internal.rollout;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.TokenLabel;
import io.github.jwtfilter.VerifiedToken;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TickingClock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A report with a clock, and requests to it. */
final class Rejections {
    static final Instant START = Instant.parse("2027-01-15T08:00:00Z");
    static final TokenLabel ALICE = TokenLabel.ofVerified("https://idp.example.com", "alice", "42");

    final TickingClock clock = new TickingClock(START);
    final RolloutReport report = new RolloutReport("/legacy", clock);

    static Rejection noToken() {
        return Rejection.of(RejectionReason.NO_TOKEN).by("the default rule");
    }

    void reject(Rejection rejection, String path) {
        reject(rejection, TestRequest.get(path));
    }

    void reject(Rejection rejection, TestRequest request) {
        report.rejected(request, "203.0.113.7", rejection);
    }

    void accept(int count) {
        for (int i = 0; i < count; i++) {
            report.accepted(TestRequest.get("/page"), "203.0.113.7", user("user" + i));
        }
    }

    List<CountedKind> kinds() {
        return report.snapshot().kinds();
    }

    CountedKind onlyKind() {
        if (kinds().size() != 1) {
            throw new IllegalStateException("not one kind: " + kinds());
        }
        return kinds().get(0);
    }

    static JwtPrincipal user(String name) {
        return new JwtPrincipal() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public Set<String> roles() {
                return Set.of();
            }

            @Override
            public boolean hasRole(String role) {
                return false;
            }

            @Override
            public VerifiedToken token() {
                throw new UnsupportedOperationException("not needed");
            }

            @Override
            public String tokenValue() {
                throw new UnsupportedOperationException("not needed");
            }
        };
    }
}
