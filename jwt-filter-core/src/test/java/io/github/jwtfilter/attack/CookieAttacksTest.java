package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.BAD_ENCODING;
import static io.github.jwtfilter.RejectionReason.BAD_SIGNATURE;
import static io.github.jwtfilter.RejectionReason.NOT_THREE_PARTS;
import static io.github.jwtfilter.RejectionReason.NO_TOKEN;
import static io.github.jwtfilter.RejectionReason.SEVERAL_COOKIES;
import static io.github.jwtfilter.attack.Requests.FORGED;
import static io.github.jwtfilter.attack.Requests.GOOD;
import static io.github.jwtfilter.attack.Requests.OTHER;
import static io.github.jwtfilter.attack.Requests.assertAccepted;
import static io.github.jwtfilter.attack.Requests.assertRejected;
import static io.github.jwtfilter.attack.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.GuardResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed cookies, repeated cookies, and cookies with a name similar to that of the token cookie. */
class CookieAttacksTest {
    private static final String ALICES = Tokens.signed(
            Members.header("HS256"), Members.claims().withText("sub", "alice"), KeyRing.OWN.signer("HS256"));

    @RegisterExtension
    static final CapturedLog LOG = new CapturedLog();

    @Test
    void rejects_tokens_of_different_users_and_clears_them() {
        GuardResponse response = assertRejected(
                Targets.SECRET,
                request().header("Host", "app.example.com").header("Cookie", "access=" + GOOD + "; access=" + ALICES),
                400,
                SEVERAL_COOKIES);
        assertThat(response.headers().toString())
                .contains("Set-Cookie: access=; Path=/; Domain=example.com; Max-Age=0; Secure; HttpOnly")
                .contains("Set-Cookie: access=; Path=/; Max-Age=0; Secure; HttpOnly");
        assertRejected(request().cookie(ALICES).cookie(GOOD), 400, SEVERAL_COOKIES);
        assertRejected(request().cookie(FORGED).cookie(GOOD).cookie("x").cookie(ALICES), 400, SEVERAL_COOKIES);
    }

    @Test
    void accepts_the_one_value_that_is_a_good_token() {
        assertAccepted(Targets.SECRET, request().header("Cookie", "access=" + GOOD + "; access=" + FORGED));
        assertAccepted(Targets.SECRET, request().cookie(FORGED).cookie(GOOD));
        assertAccepted(Targets.SECRET, request().header("Cookie", "access=" + GOOD + "; access=x; access=" + GOOD));
        assertAccepted(Targets.SECRET, request().header("Cookie", "access=" + GOOD + ";access=" + OTHER));
    }

    @Test
    void rejects_several_values_that_are_all_bad_like_one_of_them() {
        assertRejected(request().cookie(FORGED).cookie("x"), 401, BAD_SIGNATURE);
        assertRejected(request().cookie("x").cookie(FORGED), 401, BAD_SIGNATURE);
        GuardResponse several =
                assertRejected(Targets.SECRET, request().cookie("x").cookie("y"), 401, NOT_THREE_PARTS);
        assertThat(several.headers().toString())
                .isEqualTo(assertRejected(Targets.SECRET, request().cookie("x"), 401, NOT_THREE_PARTS)
                        .headers()
                        .toString());
    }

    @Test
    void does_not_try_hundreds_of_different_values() {
        AttackRequest many = request().header("Host", "app.example.com").cookie(GOOD);
        for (int i = 0; i < 500; i++) {
            many.cookie("e30.e30." + i);
        }
        GuardResponse response = assertRejected(Targets.SECRET, many, 400, SEVERAL_COOKIES);
        assertThat(response.headers().toString()).contains("Set-Cookie: access=; ");
    }

    @Test
    void counts_identical_cookies_once() {
        assertAccepted(Targets.SECRET, request().cookie(GOOD).cookie(GOOD));
        assertAccepted(Targets.SECRET, request().header("Cookie", "access=" + GOOD + "; a=b; access=" + GOOD));
        assertAccepted(Targets.SECRET, request().header("Cookie", "access=\"" + GOOD + "\"; access=" + GOOD));
        assertRejected(request().cookie(FORGED).cookie(FORGED), 401, BAD_SIGNATURE);
    }

    @Test
    void reads_a_quoted_cookie() {
        assertAccepted(Targets.SECRET, request().cookie("\"" + GOOD + "\""));
        assertRejected(request().cookie("\"\"" + GOOD + "\"\""), 401, BAD_ENCODING);
        assertRejected(request().cookie("\"" + GOOD), 401, BAD_ENCODING);
        assertRejected(request().cookie("'" + GOOD + "'"), 401, BAD_ENCODING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "   "})
    void treats_an_empty_cookie_as_no_token(String value) {
        assertRejected(request().cookie(value), 401, NO_TOKEN);
    }

    @Test
    void finds_the_token_among_500_cookies() {
        StringBuilder header = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            header.append("c").append(i).append("=v").append(i).append("; ");
        }
        assertAccepted(Targets.SECRET, request().header("Cookie", header + "access=" + GOOD));
        assertRejected(request().header("Cookie", header.toString()), 401, NO_TOKEN);
        AttackRequest many = request();
        for (int i = 0; i < 500; i++) {
            many.cookie(GOOD);
        }
        assertAccepted(Targets.SECRET, many);
        assertAccepted(Targets.SECRET, many.cookie(FORGED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Access",
                "ACCESS",
                "access2",
                "xaccess",
                "$access",
                "__Host-access",
                "acc\u0435ss",
                "\"access\"",
                "access ;",
                "ac cess"
            })
    void ignores_cookies_of_similar_names(String name) {
        assertRejected(request().header("Cookie", name + "=" + GOOD), 401, NO_TOKEN);
        assertAccepted(Targets.SECRET, request().header("Cookie", name + "=" + FORGED + "; access=" + GOOD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"access", ";", ";;;;", "=", "==;=", "access;", "; =;access", ",", "access:x"})
    void accepts_malformed_cookie_headers(String header) {
        assertRejected(request().header("Cookie", header), 401, NO_TOKEN);
    }

    @Test
    void does_not_read_a_cookie_inside_a_value() {
        assertRejected(request().header("Cookie", "theme=access=" + GOOD), 401, NO_TOKEN);
        assertRejected(request().header("Cookie", "theme=\"x, access=" + GOOD + "\""), 401, NO_TOKEN);
    }

    @Test
    void reads_no_cookie_unless_configured() {
        String withoutCookie = "issuer = " + Members.ISSUER + "\naudience = legacy-app\n" + Targets.SECRET_LINE;
        assertThat(Target.create(withoutCookie, new MemoryFiles())
                        .decide(request().cookie(GOOD)))
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        rejected -> assertThat(rejected.rejection().reason()).isEqualTo(NO_TOKEN));
    }
}
