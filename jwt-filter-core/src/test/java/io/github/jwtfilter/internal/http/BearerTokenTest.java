package io.github.jwtfilter.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.settings.properties.FakeResources;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {
    private static final String CONFIGURED = "https://idp.example.com/keys";

    private final ScriptedTransport server = new ScriptedTransport();
    private final FakeResources files = new FakeResources();

    @ParameterizedTest
    @ValueSource(strings = {"abc", "abc\n", " abc\r\n", "a-b.c_d~e+f/g==", "eyJ.eyJ.sig"})
    void sends_the_content_of_the_file(String content) throws Exception {
        files.with("token", content);

        assertThat(sentTo(CONFIGURED)).isEqualTo(content.trim());
    }

    @Test
    void removes_a_byte_order_mark() throws Exception {
        files.with("token", "\ufeffabc\n");

        assertThat(sentTo(CONFIGURED)).isEqualTo("abc");
    }

    @Test
    void reads_the_file_for_each_request() throws Exception {
        files.with("token", "one");
        assertThat(sentTo(CONFIGURED)).isEqualTo("one");

        files.with("token", "two");
        assertThat(sentTo(CONFIGURED)).isEqualTo("two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://idp.example.com/other?x=1",
                "https://IDP.example.com:443/keys",
                "HTTPS://idp.example.com/",
            })
    void sends_it_to_the_same_origin(String uri) throws Exception {
        files.with("token", "abc");

        assertThat(sentTo(uri)).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://keys.example.com/keys",
                "https://example.com/keys",
                "https://idp.example.com:8443/keys",
                "http://idp.example.com/keys",
                "http://idp.example.com:443/keys",
                "https://idp.example.com.evil.com/keys",
                "https://x@idp.example.com/keys",
            })
    void sends_no_token_to_other_origins(String uri) throws Exception {
        files.with("token", "abc");

        assertThat(sentTo(uri)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "=",
                "S3CR3T x",
                "S3CR3T\r\nX-Injected: 1",
                "S3CR3T\nx",
                "S3CR3T=x",
                "S3CR3T\u00e9",
                "{\"token\":\"S3CR3T\"}",
                "Bearer S3CR3T"
            })
    void rejects_a_file_without_a_token_and_does_not_show_its_content(String content) {
        files.with("token", content);

        assertThatThrownBy(() -> sentTo(CONFIGURED))
                .isInstanceOf(FetchFailure.class)
                .hasMessage("was not contacted: the file in keys.bearer-token-file does not contain a bearer token");
        assertThat(server.requested()).isEmpty();
    }

    @Test
    void rejects_a_file_that_is_missing_or_too_large() {
        assertUnreadable();

        files.with("token", new byte[BearerToken.MAX_BYTES + 1]);
        assertUnreadable();
    }

    private void assertUnreadable() {
        assertThatThrownBy(() -> sentTo(CONFIGURED))
                .isInstanceOf(FetchFailure.class)
                .hasMessage("was not contacted: the file in keys.bearer-token-file cannot be read, or is too large");
        assertThat(server.requested()).isEmpty();
    }

    private String sentTo(String uri) throws FetchFailure {
        server.responses(uri, "{}");
        new BearerToken(URI.create(CONFIGURED), "token", files, server)
                .send(Request.to(URI.create(uri)), new Cancellation());
        return server.requests()
                .get(server.requests().size() - 1)
                .authorization()
                .map(value -> value.substring("Bearer ".length()))
                .orElse(null);
    }
}
