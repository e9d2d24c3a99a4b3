package io.github.jwtfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServletRequestViewTest {
    private final HttpServletRequest request = mock();
    private final ServletRequestView view = new ServletRequestView(request, "/app");

    @Test
    void the_path_is_servlet_path_and_path_info() {
        when(request.getServletPath()).thenReturn("/docs");
        when(request.getPathInfo()).thenReturn("/a b");

        assertThat(view.path()).isEqualTo("/docs/a b");
    }

    @Test
    void the_path_may_be_in_either_half() {
        assertThat(view.path()).isEmpty();
        assertThat(view.pathInfo()).isNull();
        when(request.getPathInfo()).thenReturn("/info");
        assertThat(view.path()).isEqualTo("/info");
        assertThat(view.pathInfo()).isEqualTo("/info");
    }

    @Test
    void the_raw_path_is_the_sent_path() {
        when(request.getRequestURI()).thenReturn("/app/a%20b;v=1");

        assertThat(view.rawPath()).isEqualTo("/app/a%20b;v=1");
    }

    @Test
    void the_context_path_does_not_depend_on_the_client() {
        when(request.getContextPath()).thenReturn("/app;v=1");

        assertThat(view.contextPath()).isEqualTo("/app");
    }

    @Test
    void shows_every_value_of_a_header() {
        when(request.getHeaders("Cookie")).thenReturn(Collections.enumeration(List.of("a=1", "b=2")));

        assertThat(view.headers("Cookie")).containsExactly("a=1", "b=2");
    }

    @Test
    void a_container_that_does_not_show_headers_has_none() {
        when(request.getHeaders("Cookie")).thenReturn(null);

        assertThat(view.headers("Cookie")).isEmpty();
    }

    @Test
    void passes_on_method_query_transport_and_peer() {
        when(request.getMethod()).thenReturn("POST");
        when(request.getQueryString()).thenReturn("a=%20");
        when(request.isSecure()).thenReturn(true);
        when(request.getRemoteAddr()).thenReturn("192.0.2.1");

        assertThat(view.method()).isEqualTo("POST");
        assertThat(view.query()).isEqualTo("a=%20");
        assertThat(view.secure()).isTrue();
        assertThat(view.remoteAddress()).isEqualTo("192.0.2.1");
    }

    @Test
    void a_connection_without_an_address_has_an_empty_one() {
        assertThat(view.remoteAddress()).isEmpty();
    }
}
