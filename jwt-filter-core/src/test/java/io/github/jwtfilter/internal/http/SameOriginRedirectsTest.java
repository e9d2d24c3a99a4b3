package io.github.jwtfilter.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SameOriginRedirectsTest {
    private static final String START = "https://idp.example.com/a/keys?x=1";

    private final ScriptedTransport server = new ScriptedTransport();

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void follows_every_kind_of_redirect(int status) throws Exception {
        server.redirects(START, status, "/b").responses("https://idp.example.com/b", "{}");

        assertThat(get().status()).isEqualTo(200);
        assertThat(server.requested()).containsExactly(START, "https://idp.example.com/b");
    }

    @ParameterizedTest
    @CsvSource({
        "b, https://idp.example.com/a/b",
        "../b?y=2, https://idp.example.com/b?y=2",
        "?y=2, https://idp.example.com/a/?y=2",
        "///evil.example.com/b, https://idp.example.com/evil.example.com/b",
        "//idp.example.com/b, https://idp.example.com/b",
        "https://idp.example.com:443/b, https://idp.example.com:443/b",
        "HTTPS://IDP.Example.COM/b, HTTPS://IDP.Example.COM/b",
    })
    void follows_to_the_same_origin_however_it_is_written(String location, String target) throws Exception {
        server.redirects(START, 302, location).responses(target, "{}");

        assertThat(get().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://idp.example.com/keys",
                "http://idp.example.com:443/keys",
                "https://idp.example.com:444/keys",
                "https://idp.example.com:0/keys",
                "https://idp.example.com:99999/keys",
                "https://evil.example.com/keys",
                "https://example.com/keys",
                "https://idp.example.com.evil.com/keys",
                "https://idp.example.com@evil.com/keys",
                "https://user@idp.example.com/keys",
                "https://user:password@idp.example.com/keys",
                "https://@idp.example.com/keys",
                "https://evil.com#@idp.example.com/",
                "https://idp.example.com/keys#fragment",
                "https://idp.example.com\\@evil.com/",
                "https://idp.example.com./keys",
                "https://169.254.169.254/latest/meta-data",
                "http://169.254.169.254/latest/meta-data",
                "//evil.example.com/keys",
                "/\\evil.example.com/keys",
                "\\\\evil.example.com\\keys",
                "https:evil",
                "https:/keys",
                "https:///keys",
                "file:///etc/passwd",
                "FILE:/etc/passwd",
                "ftp://idp.example.com/keys",
                "jar:https://idp.example.com/a.jar!/keys",
                "jar:file:/tmp/x.jar!/keys",
                "data:application/json,{}",
                "javascript:1",
                "mailto:a@b",
                "https://idp.example.com /keys",
                " ",
                "%",
            })
    void never_follows_anywhere_else(String location) {
        server.redirects(START, 302, location);

        assertFails("redirects to another origin, which is not allowed");
        assertThat(server.requested()).containsExactly(START);
    }

    @Test
    void rejects_a_redirect_to_nowhere_or_to_two_places() {
        server.redirects(START, 302);
        assertFails("redirects without exactly one Location header");

        server.redirects(START, 302, "/b", "/c");
        assertFails("redirects without exactly one Location header");
    }

    @Test
    void follows_three_redirects_and_no_fourth() throws Exception {
        server.redirects(START, 302, "/1")
                .redirects("https://idp.example.com/1", 302, "/2")
                .redirects("https://idp.example.com/2", 302, "/3")
                .responses("https://idp.example.com/3", "{}");
        assertThat(get().status()).isEqualTo(200);

        server.redirects("https://idp.example.com/3", 302, "/4").responses("https://idp.example.com/4", "{}");
        assertFails("redirects more than 3 times");
    }

    @Test
    void ends_a_loop() {
        server.redirects(START, 307, "");
        server.redirects(START, 307, START);

        assertFails("redirects more than 3 times");
        assertThat(server.requested()).hasSize(4);
    }

    @Test
    void counts_every_step_from_the_step_before() {
        server.redirects(START, 302, "/b").redirects("https://idp.example.com/b", 302, "http://idp.example.com/b");

        assertFails("redirects to another origin, which is not allowed");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 304, 305, 306, 404})
    void returns_other_responses_unchanged(int status) throws Exception {
        server.redirects(START, status, "/b");

        assertThat(get().status()).isEqualTo(status);
        assertThat(server.requested()).containsExactly(START);
    }

    private Response get() throws FetchFailure {
        return new SameOriginRedirects(server).send(Request.to(URI.create(START)), new Cancellation());
    }

    private void assertFails(String message) {
        assertThatThrownBy(this::get).isInstanceOf(FetchFailure.class).hasMessage(message);
    }
}
