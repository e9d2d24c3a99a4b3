package io.github.jwtfilter.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks for every gateway of the page, with its settings and its example payload. */
@ParameterizedClass
@MethodSource("io.github.jwtfilter.provider.Gateway#all")
class GatewayPageTest {
    private static final String GENERAL = "Common requirements";

    @Parameter
    Gateway gateway;

    private GuardedBySettings application;

    @BeforeEach
    void start() {
        application = gateway.application();
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void the_settings_have_no_problems() {
        assertThat(application.problems()).isEmpty();
    }

    @Test
    void every_settings_file_of_the_page_is_tested() {
        assertThat(Gateway.page().headings())
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of(GENERAL), Gateway.all().stream().map(Gateway::heading))
                                .toList());
        assertThat(TestSettings.loadWith(Gateway.page().settings(GENERAL))
                        .problems()
                        .all())
                .isEmpty();
    }

    @Test
    void a_token_in_the_header_of_the_gateway_authenticates_the_user() {
        Decision decision = application.decide(get(gateway.token()));

        assertThat(decision).isInstanceOfSatisfying(Decision.Authenticated.class, authenticated -> {
            assertThat(authenticated.principal().getName()).isEqualTo(gateway.principal());
            assertThat(authenticated.principal().roles()).isEqualTo(gateway.roles());
        });
    }

    @Test
    void a_forged_token_is_rejected() {
        assertThat(reason(get(gateway.forged()))).isEqualTo(RejectionReason.BAD_SIGNATURE);
    }

    @Test
    void two_tokens_are_rejected_as_when_a_client_adds_one() {
        assertThat(reason(get(gateway.token()).header(gateway.header(), gateway.token())))
                .isEqualTo(RejectionReason.SEVERAL_HEADERS);
    }

    @Test
    void the_token_is_not_read_from_another_header() {
        assertThat(reason(TestRequest.get("/page").bearer(gateway.token()))).isEqualTo(RejectionReason.NO_TOKEN);
    }

    @Test
    void a_page_of_another_site_cannot_act_as_the_user() {
        assertThat(reason(post().header("Origin", "https://evil.example").header("Sec-Fetch-Site", "cross-site")))
                .isEqualTo(RejectionReason.CSRF);
        assertThat(reason(post())).isEqualTo(RejectionReason.CSRF);
        assertThat(reason(get(gateway.token()).header("Upgrade", "websocket").header("Origin", "https://evil.example")))
                .isEqualTo(RejectionReason.CSRF);
    }

    @Test
    void a_page_of_the_application_can() {
        assertThat(application.decide(post().header("Sec-Fetch-Site", "same-origin")))
                .isInstanceOf(Decision.Authenticated.class);
    }

    private TestRequest get(String token) {
        return TestRequest.get("/page").header(gateway.header(), token);
    }

    private TestRequest post() {
        return TestRequest.of("POST", "/page").header(gateway.header(), gateway.token());
    }

    private RejectionReason reason(TestRequest request) {
        Decision decision = application.decide(request);
        assertThat(decision).isInstanceOf(Decision.Rejected.class);
        return ((Decision.Rejected) decision).rejection().reason();
    }
}
