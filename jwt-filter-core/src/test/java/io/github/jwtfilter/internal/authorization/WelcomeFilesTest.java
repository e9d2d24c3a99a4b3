package io.github.jwtfilter.internal.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WelcomeFilesTest {
    @Test
    void a_folder_is_open_only_with_its_welcome_files() {
        assertThat(home("1 = / : anyone").authorize(null)).isEqualTo(RejectionReason.NO_TOKEN);
        assertThat(home("1 = / /index.html /index.jsp : anyone").authorize(null))
                .isEqualTo(RejectionReason.NO_TOKEN);
        assertThat(home("1 = /index.html /index.jsp /index.htm : anyone").authorize(null))
                .isEqualTo(RejectionReason.NO_TOKEN);
        assertThat(home("1 = / /index.html /index.jsp /index.htm : anyone").ignoresTokens())
                .isTrue();
    }

    @Test
    void a_welcome_file_that_is_denied_denies_its_folder() {
        AccessRules rules = Given.lines("1 = /docs/index.jsp : deny", "2 = /docs/** : anyone")
                .rules();

        assertThat(rules.find(TestRequest.get("/docs/")).rejection()).isEqualTo(RejectionReason.ACCESS_DENIED);
        assertThat(rules.find(TestRequest.get("/docs/x")).ignoresTokens()).isTrue();
        assertThat(rules.find(TestRequest.get("/docs")).ignoresTokens()).isTrue();
        assertThat(rules.find(TestRequest.get("/docs/a/")).ignoresTokens()).isTrue();
    }

    @Test
    void an_extension_counts_for_welcome_files_too() {
        AccessRules rules =
                Given.lines("1 = *.html : role a", "2 = /** : optional").rules();

        assertThat(rules.find(TestRequest.get("/docs/")).authorize(null)).isEqualTo(RejectionReason.NO_TOKEN);
        assertThat(rules.find(TestRequest.get("/docs/"))).hasToString("access.2, access.1");
        assertThat(rules.find(TestRequest.get("/docs/").pathInfo("/"))).hasToString("access.2");
    }

    @ParameterizedTest
    @CsvSource({"/app/docs/", "/app/docs/;jsessionid=1"})
    void the_decision_is_the_same_for_the_path_of_the_directory_and_of_the_file(String uri) {
        AccessRules rules = Given.lines(
                        "1 = /docs/index.html : anyone", "2 = /docs : role a", "3 = /docs/** : optional")
                .rules();
        AccessRule file = rules.find(TestRequest.get("/docs/index.html").rawPath(uri));
        AccessRule folder = rules.find(TestRequest.get("/docs/").rawPath(uri));

        assertThat(file.requirement()).isEqualTo(folder.requirement());
        assertThat(file).hasToString("access.1, access.3, access.2");
        assertThat(rules.find(TestRequest.get("/docs/index.html"))).hasToString("access.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void the_root_is_a_directory_as_an_empty_path_and_as_a_slash(String path) {
        AccessRules rules =
                Given.lines("1 = / : anyone", "2 = /index.html : deny").rules();

        assertThat(rules.find(TestRequest.get(path)).rejection()).isEqualTo(RejectionReason.ACCESS_DENIED);
    }

    @Test
    void uses_the_welcome_files_of_the_application() {
        Given given = Given.linesOf(
                List.of("1 = / /home.do : anyone", "2 = /sub/pages/main.xhtml : deny", "3 = /sub/** : anyone"),
                List.of("home.do", "/pages/main.xhtml", " ", "/"));

        assertThat(given.rules().find(TestRequest.get("/sub/"))).hasToString("access.3, access.2");
        assertThat(given.rules().find(TestRequest.get("/sub/pages/main.xhtml").rawPath("/app/sub/")))
                .hasToString("access.2, access.3");
        assertThat(given.rules().find(TestRequest.get("/sub/pages/"))).hasToString("access.3");
    }

    @Test
    void without_welcome_files_only_the_directory_is_evaluated() {
        AccessRules rules = Given.linesOf(List.of("1 = / : anyone"), List.of()).rules();

        assertThat(rules.find(TestRequest.get("/")).ignoresTokens()).isTrue();
    }

    @Test
    void an_override_header_is_rejected_if_rules_for_a_welcome_file_differ_by_method() {
        AccessRules rules =
                Given.lines("1 = POST /index.jsp : deny", "2 = /** : anyone").rules();
        TestRequest request = TestRequest.get("/").header("X-HTTP-Method", "POST");

        assertThat(rules.find(request).rejection()).isEqualTo(RejectionReason.METHOD_OVERRIDE);
    }

    private static AccessRule home(String rule) {
        return Given.lines(rule).rules().find(TestRequest.get("/"));
    }
}
