package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.BAD_ENCODING;
import static io.github.jwtfilter.RejectionReason.BAD_SIGNATURE;
import static io.github.jwtfilter.RejectionReason.EMPTY_TOKEN;
import static io.github.jwtfilter.RejectionReason.NO_TOKEN;
import static io.github.jwtfilter.RejectionReason.SEVERAL_HEADERS;
import static io.github.jwtfilter.RejectionReason.UNSUPPORTED_SCHEME;
import static io.github.jwtfilter.attack.Requests.FORGED;
import static io.github.jwtfilter.attack.Requests.GOOD;
import static io.github.jwtfilter.attack.Requests.assertAccepted;
import static io.github.jwtfilter.attack.Requests.assertRejected;
import static io.github.jwtfilter.attack.Requests.challenge;
import static io.github.jwtfilter.attack.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.RejectionReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Authorization headers that are malformed, repeated, or combined with other headers. */
class HeaderAttacksTest {
    @RegisterExtension
    static final CapturedLog LOG = new CapturedLog();

    private static final Target CUSTOM =
            Target.of("x-token", Targets.SECRET_LINE + "token.header = X-Token\n", List.of(GOOD));

    @Test
    void rejects_two_authorization_headers() {
        assertRejected(request().bearer(GOOD).bearer(FORGED), 400, SEVERAL_HEADERS);
        assertRejected(request().bearer(FORGED).bearer(GOOD), 400, SEVERAL_HEADERS);
        assertRejected(request().bearer(GOOD).header("Authorization", "Basic eDp5"), 400, SEVERAL_HEADERS);
        assertRejected(request().header("authorization", "Basic eDp5").bearer(GOOD), 400, SEVERAL_HEADERS);
    }

    @Test
    void rejects_the_same_authorization_header_twice() {
        GuardResponse response =
                assertRejected(Targets.SECRET, request().bearer(GOOD).bearer(GOOD), 400, SEVERAL_HEADERS);
        assertThat(challenge(response)).contains("error=\"invalid_request\"");
        assertRejected(
                request().header("AUTHORIZATION", "Bearer " + GOOD).bearer(GOOD).cookie(GOOD), 400, SEVERAL_HEADERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic bWFsbG9yeTp4",
                "Digest x",
                "Negotiate YII",
                "Bearers x.y.z",
                "",
                "Bearer-Token x",
                "Bearer1"
            })
    void treats_another_scheme_as_no_token(String value) {
        assertRejected(request().header("Authorization", value), 401, NO_TOKEN);
        assertAccepted(Targets.SECRET, request().header("Authorization", value).cookie(GOOD));
        assertRejected(request().header("Authorization", value).cookie(FORGED), 401, BAD_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DPoP ", "dpop  ", "DPoP\t", "PoP ", "GNAP "})
    void does_not_use_the_cookie_where_a_sender_constrained_token_was_sent(String scheme) {
        assertRejected(request().header("Authorization", scheme + GOOD), 401, UNSUPPORTED_SCHEME);
        GuardResponse response = assertRejected(
                Targets.SECRET, request().header("Authorization", scheme + GOOD).cookie(GOOD), 401, UNSUPPORTED_SCHEME);
        assertThat(challenge(response)).startsWith("Bearer realm=\"").doesNotContain("error");
        assertThat(response.body()).contains("DPoP and other schemes");
        assertRejected(
                request()
                        .header("Authorization", scheme + GOOD)
                        .header("DPoP", GOOD)
                        .cookie(GOOD),
                401,
                UNSUPPORTED_SCHEME);
        assertRejected(request().header("Authorization", scheme + GOOD).bearer(GOOD), 400, SEVERAL_HEADERS);
    }

    /** A DPoP client of a server that issues bearer tokens: a bound token would contain a {@code cnf} claim. */
    @Test
    void accepts_a_bearer_token_with_an_unneeded_proof() {
        assertAccepted(Targets.SECRET, request().bearer(GOOD).header("DPoP", "x.y.z"));
    }

    @Test
    void sends_only_the_scheme_when_no_token_was_sent() {
        GuardResponse response = assertRejected(Targets.SECRET, request(), 401, NO_TOKEN);
        assertThat(challenge(response)).startsWith("Bearer realm=\"").doesNotContain("error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "bEaReR ", "Bearer  ", "Bearer      "})
    void accepts_the_scheme_in_any_case_with_one_or_more_spaces(String scheme) {
        assertAccepted(Targets.SECRET, request().header("Authorization", scheme + GOOD));
        assertRejected(request().header("Authorization", scheme + FORGED), 401, BAD_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer\t",
                "Bearer \t",
                "Bearer\u00a0",
                "Bearer \n",
                "Bearer:",
                "Bearer, ",
                "Bearer=",
                "Bearer \"",
                "Bearer token="
            })
    void rejects_anything_but_spaces_after_the_scheme(String scheme) {
        Decision decision = Targets.SECRET
                .guard()
                .decide(request().header("Authorization", scheme + GOOD).cookie(GOOD));
        assertThat(decision).isInstanceOf(Decision.Rejected.class);
        assertThat(((Decision.Rejected) decision).response().status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "Bearer ", "BEARER     "})
    void rejects_an_empty_bearer_although_a_good_cookie_is_there(String value) {
        assertRejected(request().header("Authorization", value).cookie(GOOD), 401, EMPTY_TOKEN);
    }

    @Test
    void ignores_the_cookie_if_there_is_a_header() {
        assertRejected(request().bearer(FORGED).cookie(GOOD), 401, BAD_SIGNATURE);
        assertRejected(request().cookie(GOOD).bearer("x y"), 401, RejectionReason.NOT_THREE_PARTS);
        assertAccepted(Targets.SECRET, request().bearer(GOOD).cookie(FORGED));
    }

    @Test
    void reads_a_custom_token_header_with_or_without_the_scheme() {
        assertAccepted(CUSTOM, request().header("X-Token", GOOD));
        assertAccepted(CUSTOM, request().header("x-token", "Bearer " + GOOD));
        assertAccepted(CUSTOM, request().header("X-Token", GOOD).bearer(FORGED));
        assertRejected(CUSTOM, request().bearer(GOOD), 401, NO_TOKEN);
        assertRejected(CUSTOM, request().header("X-Token", FORGED).bearer(GOOD), 401, BAD_SIGNATURE);
        assertRejected(CUSTOM, request().header("X-Token", FORGED).cookie(GOOD), 401, BAD_SIGNATURE);
        assertRejected(CUSTOM, request().header("X-Token", "").cookie(GOOD), 401, EMPTY_TOKEN);
        assertRejected(CUSTOM, request().header("X-Token", "Bearer ").cookie(GOOD), 401, EMPTY_TOKEN);
        assertRejected(CUSTOM, request().header("X-Token", "Basic " + GOOD), 401, BAD_ENCODING);
        assertRejected(CUSTOM, request().header("X-Token", GOOD).header("X-Token", GOOD), 400, SEVERAL_HEADERS);
    }
}
