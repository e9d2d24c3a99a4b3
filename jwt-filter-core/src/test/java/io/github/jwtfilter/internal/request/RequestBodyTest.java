package io.github.jwtfilter.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestBodyTest {
    @ParameterizedTest
    @CsvSource({
        "Content-Length, 9",
        "content-length, 1",
        "Content-Length, -1",
        "Content-Length, +0",
        "Content-Length, x",
        "Content-Length, '0, 9'",
        "Content-Length, ''",
        "Transfer-Encoding, chunked",
        "transfer-encoding, identity",
        "Transfer-Encoding, ''",
        "Content-Type, application/x-www-form-urlencoded",
        "content-type, APPLICATION/X-WWW-Form-URLEncoded",
        "Content-Type, application/x-www-form-urlencoded;charset=UTF-8",
        "Content-Type, ' application/x-www-form-urlencoded ; charset=\"utf-8\"'",
        "Content-Type, 'text/plain, application/x-www-form-urlencoded'",
        "Content-Type, multipart/form-data; boundary=x",
        "Content-Type, Multipart/Mixed"
    })
    void a_header_can_promise_a_body(String name, String value) {
        assertThat(RequestBody.isPossible(TestRequest.get("/login.jsp").header(name, value)))
                .isTrue();
    }

    @Test
    void the_second_header_of_a_name_counts_too() {
        assertThat(RequestBody.isPossible(
                        TestRequest.get("/").header("Content-Length", "0").header("Content-Length", "7")))
                .isTrue();
        assertThat(RequestBody.isPossible(TestRequest.get("/")
                        .header("Content-Type", "text/plain")
                        .header("Content-Type", "application/x-www-form-urlencoded")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Length, 0",
        "Content-Length, ' 0 '",
        "Content-Type, application/json",
        "Accept, multipart/mixed"
    })
    void other_headers_do_not(String name, String value) {
        assertThat(RequestBody.isPossible(TestRequest.get("/login.jsp").header(name, value)))
                .isFalse();
    }

    @Test
    void a_plain_request_has_none() {
        assertThat(RequestBody.isPossible(TestRequest.get("/login.jsp"))).isFalse();
    }
}
