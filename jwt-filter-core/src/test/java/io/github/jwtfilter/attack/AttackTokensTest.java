package io.github.jwtfilter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Decision;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every attack token is rejected for its reason without leaking any of its content, and every attacked guard accepts valid
 * tokens.
 */
class AttackTokensTest {
    @RegisterExtension
    static final CapturedLog LOG = new CapturedLog();

    @TestFactory
    Stream<DynamicContainer> rejects() {
        TokenCheck validate = new TokenCheck(LOG);
        return Attacks.TABLES.stream()
                .map(table -> DynamicContainer.dynamicContainer(
                        table.category(),
                        table.cases().stream()
                                .map(attack -> DynamicTest.dynamicTest(
                                        attack.toString(), () -> validate.assertRejected(attack)))));
    }

    @TestFactory
    Stream<DynamicTest> accepts_good_tokens_where_bad_ones_are_rejected() {
        return Attacks.all().stream()
                .map(AttackCase::target)
                .distinct()
                .map(target -> DynamicTest.dynamicTest(target.name(), () -> assertAcceptsGoodTokens(target)));
    }

    private static void assertAcceptsGoodTokens(Target target) {
        assertThat(target.goodTokens()).isNotEmpty();
        for (String token : target.goodTokens()) {
            assertThat(target.guard().authenticate(token).value().getName()).isEqualTo("mallory");
        }
        for (RequestKind kind : RequestKind.values()) {
            Decision decision =
                    target.guard().decide(kind.request(target.goodTokens().get(0)));
            assertThat(decision).isInstanceOf(Decision.Authenticated.class);
        }
    }

    @Test
    void tries_more_than_a_thousand_different_tokens() {
        List<AttackCase> all = Attacks.all();
        Set<String> tokens = all.stream().map(AttackCase::token).collect(Collectors.toSet());
        assertThat(tokens).hasSizeGreaterThan(1000);
        assertThat(all.stream().map(AttackCase::toString)).doesNotHaveDuplicates();
    }

    @Test
    void has_a_good_token_of_every_algorithm() {
        assertThat(Targets.SECRET.goodTokens()).hasSameSizeAs(KeyRing.HMAC);
        assertThat(Targets.PEM.goodTokens()).hasSameSizeAs(KeyRing.PUBLIC);
        assertThat(Targets.JWKS.goodTokens()).hasSize(2 * KeyRing.PUBLIC.size() + 1);
    }
}
