package io.github.jwtfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The attribute that distinguishes a forward of the server from those of the application. */
class WelcomeForwardMarkTest {
    private static final String JETTY = "org.eclipse.jetty.server.welcome";

    private final HttpServletRequest request = mock();

    private void mark(String attribute, Object file) {
        when(request.getAttribute(attribute)).thenReturn(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {JETTY, "com.ibm.ws.webcontainer.welcomefile.url"})
    void a_file_is_served_once_for_each_forward_of_the_server(String attribute) {
        WelcomeForward forward = WelcomeForward.of(request, "/docs/");
        assertThat(forward.isNext(request)).isFalse();

        mark(attribute, "/docs/home.do?a=b");
        assertThat(forward.isNext(request)).isTrue();
        assertThat(forward.isNext(request)).isFalse();

        mark(attribute, "/docs/sub/home.do");
        assertThat(forward.isNext(request)).isTrue();
        assertThat(forward.isNext(request)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/a.do", "/docs/;x"})
    void a_request_other_than_for_a_directory_has_no_welcome_file(String path) {
        assertThat(WelcomeForward.of(request, path)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void the_root_is_a_directory_as_an_empty_path_and_as_a_slash(String path) {
        WelcomeForward forward = WelcomeForward.of(request, path);
        mark(JETTY, "/home.do");

        assertThat(forward.directory()).isEqualTo("/");
        assertThat(forward.isNext(request)).isTrue();
    }

    @Test
    void the_file_of_another_directory_is_one_that_the_application_has_forwarded_to() {
        mark(JETTY, "/other/home.do");

        assertThat(WelcomeForward.of(request, "/docs/").isNext(request)).isFalse();
    }

    @Test
    void a_file_above_the_directory_counts() {
        mark(JETTY, "/docs/../admin/home.do");

        assertThat(WelcomeForward.of(request, "/docs/").isNext(request)).isTrue();
    }

    @Test
    void an_error_page_is_none() {
        mark(JETTY, "/docs/error.do");
        when(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)).thenReturn(404);

        assertThat(WelcomeForward.of(request, "/docs/").isNext(request)).isFalse();
    }

    @Test
    void an_attribute_other_than_text_is_ignored() {
        mark(JETTY, new Object());

        assertThat(WelcomeForward.of(request, "/docs/").isNext(request)).isFalse();
    }
}
