package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.pipeline.ServletDeployment;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories, and the files that servers serve for them. */
class WelcomeFileDecisionTest {
    private static final TestRequest HOME_ON_TOMCAT =
            TestRequest.get("//axis2-web/index.jsp").rawPath("/app/");

    private Guard guard;

    @AfterEach
    void close() {
        guard.close();
    }

    private Guard guard(String welcomeFile, String... rules) {
        guard = GuardFactory.create(
                TestSettings.loadWith(rules),
                new TickingClock(TestTokens.ISSUED),
                new ServletDeployment(null, List.of(welcomeFile)));
        return guard;
    }

    @Test
    void a_welcome_file_with_a_leading_slash_requires_access_to_directory_and_file() {
        guard("/axis2-web/index.jsp", "access.10 = / /axis2-web/index.jsp : anyone");

        assertThat(guard.decide(HOME_ON_TOMCAT)).isInstanceOf(Decision.Anonymous.class);
        assertThat(guard.decide(TestRequest.get("/"))).isInstanceOf(Decision.Anonymous.class);
        assertThat(guard.decide(TestRequest.get("/axis2-web/index.jsp"))).isInstanceOf(Decision.Anonymous.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access.10 = / : anyone", "access.10 = /axis2-web/index.jsp : anyone"})
    void the_rules_for_the_directory_and_for_that_file_must_both_be_passed(String rule) {
        guard("/axis2-web/index.jsp", rule);

        assertStatus(HOME_ON_TOMCAT, 401);
        assertThat(guard.decide(TestRequest.get("//axis2-web/index.jsp")
                        .rawPath("/app/")
                        .bearer(TestTokens.good())))
                .isInstanceOf(Decision.Authenticated.class);
    }

    @Test
    void an_empty_segment_that_the_client_has_sent_is_ambiguous_as_ever() {
        guard("/axis2-web/index.jsp", "access.10 = /** : anyone");

        assertStatus(TestRequest.get("//axis2-web/index.jsp"), 400);
        assertStatus(TestRequest.get("//axis2-web/index.jsp").rawPath("/app//"), 400);
        assertStatus(TestRequest.get("//admin/secret.jsp").rawPath("/app/"), 400);
    }

    @Test
    void the_file_that_the_server_forwards_to_is_decided_on_unless_it_was_with_its_directory() {
        guard("home.do", "access.10 = / /home.do : anyone", "access.20 = /open : anyone");

        assertThat(guard.decideWelcomeFile("/", TestRequest.get("/home.do"))).isNull();
        assertThat(guard.decideWelcomeFile("/", TestRequest.get("/open"))).isInstanceOf(Decision.Anonymous.class);
        assertThat(guard.decideWelcomeFile("/", TestRequest.get("/other"))).isInstanceOf(Decision.Rejected.class);
        assertThat(guard.decideWelcomeFile("/docs/", TestRequest.get("/home.do")))
                .isInstanceOf(Decision.Anonymous.class);
    }

    private void assertStatus(TestRequest request, int status) {
        assertThat(guard.decide(request))
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        rejected -> assertThat(rejected.response().status()).isEqualTo(status));
    }
}
