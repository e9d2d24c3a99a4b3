package io.github.jwtfilter.internal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KindAdviceTest {
    private final Rejections requests = new Rejections();

    private KindAdvice advice() {
        return KindAdvice.of(requests.onlyKind());
    }

    @ParameterizedTest
    @CsvSource({
        "/help, access.<n> = GET /help : anyone",
        "/help/17, access.<n> = GET /help/** : anyone",
        "/static/css/app.css, access.<n> = GET /static/css/** : anyone",
        "/css/app.css, access.<n> = GET /css/app.css : anyone",
        "/17, ''",
        "/, ''",
        "/a b, ''",
        "/a:anyone, ''",
    })
    void a_missing_token_has_the_rule_that_would_open_the_path(String path, String line) {
        requests.reject(Rejections.noToken(), path);

        assertThat(advice().line()).isEqualTo(line);
        assertThat(advice().text()).contains("legitimate", "clients must send a token");
    }

    @Test
    void no_rule_is_suggested_where_one_of_the_administrator_requires_a_token() {
        requests.reject(Rejection.of(RejectionReason.NO_TOKEN).by("access.30"), "/admin/users");

        assertThat(advice().line()).isEmpty();
        assertThat(advice().text()).contains("as the rule requires");
    }

    @Test
    void users_of_the_server_are_accepted_by_coexist() {
        requests.reject(Rejections.noToken(), TestRequest.get("/reports/2024").signedIn("carol"));

        assertThat(advice().line()).isEqualTo("coexist = /reports/**");
        assertThat(advice().text()).contains("lose their access");
    }

    @Test
    void users_of_the_server_without_a_common_path_get_no_line() {
        requests.reject(Rejections.noToken(), TestRequest.get("/2024").signedIn("carol"));

        assertThat(advice().line()).isEmpty();
        assertThat(advice().text()).contains("coexist");
    }

    @Test
    void an_ambiguous_path_has_the_missing_item() {
        requests.reject(
                Rejection.withAdvice(
                        RejectionReason.AMBIGUOUS_PATH, () -> "to allow it, add trailing-dot to path.allow"),
                "/a./b");

        assertThat(advice().line()).isEqualTo("path.allow = trailing-dot");
    }

    @Test
    void an_ambiguous_path_that_no_item_permits_has_none() {
        requests.reject(
                Rejection.withAdvice(
                        RejectionReason.AMBIGUOUS_PATH, () -> "no single item of path.allow would allow it"),
                "/a/../b");

        assertThat(advice().line()).isEmpty();
        assertThat(advice().text()).contains("scan");
    }

    @Test
    void a_method_of_an_attacker_is_not_copied_into_a_rule() {
        requests.reject(Rejections.noToken(), TestRequest.of("GET,POST", "/help"));

        assertThat(advice().line()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void every_reason_has_a_text(RejectionReason reason) {
        requests.reject(Rejection.of(reason), "/a");

        assertThat(advice().text()).isNotBlank();
    }
}
