package io.github.jwtfilter.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens in the places where other products send them: each request is accepted or rejected according to the table. */
class RequestInteroperabilityTest {
    private static final RequestTokens TOKENS = new RequestTokens();

    static List<RequestCase> requests() {
        return RequestCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void requests(RequestCase each) {
        try (Guard guard = GuardFactory.create(
                TestSettings.loadWith(each.settingLines()), new TickingClock(TestTokens.ISSUED.plusSeconds(60)))) {
            assertThat(result(guard.decide(each.toRequest(TOKENS)))).isEqualTo(each.expected());
        }
    }

    private static String result(Decision decision) {
        if (decision instanceof Decision.Rejected rejected) {
            return rejected.response().status() + " " + rejected.rejection().reason();
        }
        return decision instanceof Decision.Authenticated authenticated
                ? authenticated.principal().getName()
                : decision.getClass().getSimpleName();
    }
}
