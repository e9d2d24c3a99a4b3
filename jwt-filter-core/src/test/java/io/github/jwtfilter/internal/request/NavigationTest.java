package io.github.jwtfilter.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NavigationTest {
    /** Columns: Sec-Fetch-Mode, Sec-Fetch-Dest, Accept, X-Requested-With; an empty column is an absent header. */
    @ParameterizedTest
    @CsvSource({
        "navigate, document, text/html, , true",
        "navigate, , , , true",
        "navigate, iframe, , , true",
        ", document, , , true",
        "no-cors, document, , , true",
        "NAVIGATE, , , , true",
        "cors, empty, text/html, , false",
        "same-origin, empty, text/html, , false",
        ", image, text/html, , false",
        "'', , text/html, , false",
        "websocket, , , , false",
        ", , text/html, , true",
        ", , 'text/html,application/xhtml+xml,*/*;q=0.8', , true",
        ", , TEXT/HTML, , true",
        ", , application/xhtml+xml, , true",
        ", , 'application/json, text/html;q=0.1', , true",
        ", , */*, , false",
        ", , text/*, , false",
        ", , application/json, , false",
        ", , text/plain, , false",
        ", , '', , false",
        ", , , , false",
        ", , text/html, XMLHttpRequest, false",
        ", , text/html, xmlhttprequest, false",
        "navigate, document, text/html, XMLHttpRequest, false",
        "navigate, document, text/html, com.example.app, true"
    })
    void distinguishes_a_navigation_from_a_program(
            String mode, String destination, String accept, String requestedWith, boolean navigation) {
        TestRequest request = TestRequest.get("/");
        add(request, "Sec-Fetch-Mode", mode);
        add(request, "Sec-Fetch-Dest", destination);
        add(request, "Accept", accept);
        add(request, "X-Requested-With", requestedWith);

        assertThat(Navigation.isNavigation(request)).isEqualTo(navigation);
    }

    @Test
    void reads_every_accept_header() {
        TestRequest request =
                TestRequest.get("/").header("Accept", "application/json").header("Accept", "text/html");

        assertThat(Navigation.isNavigation(request)).isTrue();
    }

    private static void add(TestRequest request, String name, String value) {
        if (value != null) {
            request.header(name, value);
        }
    }
}
