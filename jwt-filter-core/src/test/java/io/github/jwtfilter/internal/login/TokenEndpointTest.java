package io.github.jwtfilter.internal.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.internal.login.ProviderException.Kind;
import io.github.jwtfilter.settings.value.Secret;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class TokenEndpointTest {
    private static final String TOKENS = "{'access_token':'a.b.c','token_type':'Bearer','expires_in':300,"
            + "'refresh_token':'r3fresh','id_token':'i.d.t','scope':'openid','not-before-policy':0}";

    private final ScriptedProvider provider = ScriptedProvider.start();
    private final TokenEndpoint endpoint =
            provider.tokens(ClientAuthentication.secret("legacy-app", Secret.parse("cl1ent-s3cr3t")));

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void redeems_a_code() throws Exception {
        responds(TOKENS);

        TokenResponse tokens = endpoint.redeem("c0de+&", "v3rifier", "https://app.example.com/jwt/callback?a=b");

        assertThat(tokens.accessToken()).isEqualTo("a.b.c");
        assertThat(tokens.idToken()).contains("i.d.t");
        assertThat(tokens.refreshToken()).contains("r3fresh");
        assertThat(tokens.expiresInSeconds()).hasValue(300);
        assertThat(tokens.clockNote()).isEmpty();
        assertThat(tokens).hasToString("(hidden)");
        assertThat(provider.lastHead())
                .startsWith("POST /token HTTP/1.1\r\n")
                .contains("\r\nAuthorization: Basic bGVnYWN5LWFwcDpjbDFlbnQtczNjcjN0\r\n");
        assertThat(provider.lastForm())
                .containsExactly(
                        entry("grant_type", "authorization_code"),
                        entry("code", "c0de+&"),
                        entry("redirect_uri", "https://app.example.com/jwt/callback?a=b"),
                        entry("code_verifier", "v3rifier"));
    }

    @Test
    void refreshes_tokens() throws Exception {
        responds("{'access_token':'a','token_type':'bearer'}");

        TokenResponse tokens = endpoint.refresh("r3fresh/=");

        assertThat(tokens.accessToken()).isEqualTo("a");
        assertThat(tokens.idToken()).isEmpty();
        assertThat(tokens.refreshToken()).isEmpty();
        assertThat(tokens.expiresInSeconds()).isEmpty();
        assertThat(provider.lastForm())
                .containsExactly(entry("grant_type", "refresh_token"), entry("refresh_token", "r3fresh/="));
    }

    @Test
    void sends_the_form_to_the_endpoint_of_the_metadata_and_each_request_once() throws Exception {
        responds(TOKENS);

        endpoint.refresh("r1");
        endpoint.refresh("r2");

        assertThat(provider.server.heads())
                .map(head -> head.split(" HTTP")[0])
                .containsExactly("GET " + ScriptedProvider.METADATA_PATH, "POST /token", "POST /token");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "300 | 300",
                "0 | 0",
                "'3600' | 3600",
                "3600.9 | 3600",
                "1e3 | 1000",
                "null | ",
                "9223372036854775807 | 315360000",
                "99999999999999999999999999 | 315360000",
                "1e400 | 315360000",
                "'999999999999999999' | 315360000",
            })
    void reads_the_lifetime(String json, Long seconds) throws Exception {
        responds("{'access_token':'a','token_type':'Bearer','expires_in':" + json + "}");

        assertThat(endpoint.refresh("r").expiresInSeconds())
                .isEqualTo(seconds == null ? OptionalLong.empty() : OptionalLong.of(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "'-1'", "'1h'", "''", "true", "[1]", "{}", "'1e3'", "'9999999999999999999'"})
    void rejects_an_invalid_lifetime(String json) {
        responds("{'access_token':'a','token_type':'Bearer','expires_in':" + json + "}");

        assertInvalid("sent a member expires_in that is not a number of seconds");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'token_type':'Bearer','id_token':'i'}",
                "{'access_token':null,'token_type':'Bearer'}",
            })
    void rejects_a_response_without_an_access_token(String body) {
        responds(body);

        assertInvalid("sent a response without an access_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token", "id_token"})
    void rejects_a_token_that_is_not_printable_ascii(String name) {
        for (String value : new String[] {"''", "7", "['a']", "true", "'a\\nb'", "'ü'", "'a\\u0000'", "'\\u007f'"}) {
            String body = "{'token_type':'Bearer','" + name + "':" + value
                    + (name.equals("access_token") ? "}" : ",'access_token':'a'}");
            responds(body);

            assertInvalid("sent a member " + name + " that is not a text of printable ASCII");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'DPoP'", "'mac'", "'N_A'", "''", "null", "7", "'Bearer '"})
    void rejects_a_token_of_another_type(String type) {
        responds("{'access_token':'a','token_type':" + type + "}");

        assertInvalid("sent a token whose token_type is not Bearer");
    }

    @Test
    void rejects_a_token_without_a_type() {
        responds("{'access_token':'a'}");

        assertInvalid("sent a token whose token_type is not Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "access_token=a&token_type=Bearer",
                "{'access_token':'S3CR3T','token_type':'Bearer'",
                "{'access_token':'S3CR3T','access_token':'b','token_type':'Bearer'}",
                "{'access_token':'S3CR3T','token_type':'Bearer'} x",
                "[{'access_token':'S3CR3T','token_type':'Bearer'}]",
                "'S3CR3T'",
                "\u00ef\u00bb\u00bf{'access_token':'S3CR3T','token_type':'Bearer'}",
            })
    void rejects_a_body_that_is_not_one_strict_json_object(String body) {
        responds(body);

        assertInvalid("sent a response that is not one strict JSON object in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/plain",
                "application/jwt",
                "application/x-www-form-urlencoded",
                "application/jsonp",
                "application/json, text/html",
                ""
            })
    void rejects_another_content_type(String type) {
        provider.respondsToTokenRequests(
                Behaviours.respond(200, ScriptedProvider.json(TOKENS), "Content-Type: " + type));

        assertInvalid("sent a response that is not of the type application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON; charset=UTF-8", "application/json ;charset=utf-8"})
    void accepts_json_with_parameters(String type) throws Exception {
        provider.respondsToTokenRequests(
                Behaviours.respond(200, ScriptedProvider.json(TOKENS), "Content-Type: " + type));

        assertThat(endpoint.refresh("r").accessToken()).isEqualTo("a.b.c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | invalid_grant | INVALID_GRANT | rejects the code or the refresh token (invalid_grant)",
                "403 | invalid_grant | INVALID_GRANT | rejects the code or the refresh token (invalid_grant)",
                "403 | access_denied | INVALID_GRANT | denies access to the user (access_denied)",
                "400 | interaction_required | INVALID_GRANT | requires the user to log in again (interaction_required)",
                "400 | login_required | INVALID_GRANT | requires the user to log in again (login_required)",
                "400 | consent_required | INVALID_GRANT | requires the user to consent again (consent_required)",
                "400 | invalid_client | CLIENT_REJECTED | rejects the client (invalid_client): check login.client-id and login.client-secret",
                "400 | unauthorized_client | CLIENT_REJECTED | rejects the client, or does not permit it to use codes or refresh tokens (unauthorized_client)",
                "400 | unsupported_grant_type | CLIENT_REJECTED | does not support codes or refresh tokens (unsupported_grant_type)",
                "400 | invalid_request | CLIENT_REJECTED | rejects the request, for example because the redirect URI or the client authentication differs from the registration of the client (invalid_request)",
                "400 | invalid_scope | CLIENT_REJECTED | rejects the scopes (invalid_scope)",
                "400 | invalid_target | CLIENT_REJECTED | rejects the requested resource (invalid_target)",
                "400 | server_error | UNAVAILABLE | reports an internal error (server_error)",
                "429 | temporarily_unavailable | UNAVAILABLE | is temporarily unavailable (temporarily_unavailable)",
            })
    void describes_a_known_error_without_its_text(int status, String code, Kind kind, String message) {
        provider.respondsToTokenRequests(Behaviours.respond(
                status,
                ScriptedProvider.json(
                        "{'error':'" + code + "','error_description':'S3CR3T','error_uri':'https://evil'}")));

        assertFails(kind, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'error':'S3CR3T'}",
                "{'error':'INVALID_GRANT S3CR3T'}",
                "{'error':'invalid_grant ','x':'S3CR3T'}",
                "{'error':['invalid_grant']}",
                "{'error':'invalid_grant','error':'invalid_grant'}",
                "{'error':null}",
                "{}",
                "<html>S3CR3T",
                ""
            })
    void an_unknown_error_is_described_by_its_status(String body) {
        provider.respondsToTokenRequests(Behaviours.respond(400, ScriptedProvider.json(body)));

        assertInvalid("responded with the status 400");
    }

    @Test
    void the_error_of_a_successful_status_is_no_token() {
        responds("{'error':'invalid_grant'}");

        assertInvalid("sent a response without an access_token");
    }

    /** The Java runtime withholds the body: {@code invalid_grant} with this status, against RFC 6749, is not recognized. */
    @ParameterizedTest
    @CsvSource({
        "invalid_client, WWW-Authenticate: Basic realm=S3CR3T",
        "invalid_client, X: no challenge",
        "invalid_grant, WWW-Authenticate: Basic realm=S3CR3T",
        "invalid_grant, X: no challenge"
    })
    void status_401_rejects_the_client(String error, String header) {
        provider.respondsToTokenRequests(Behaviours.respond(401, "{\"error\":\"" + error + "\"}", header));

        assertFails(
                Kind.CLIENT_REJECTED, "rejects the client (status 401): check login.client-id and login.client-secret");
        assertThat(provider.server.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "500, UNAVAILABLE",
        "502, UNAVAILABLE",
        "503, UNAVAILABLE",
        "504, UNAVAILABLE",
        "408, UNAVAILABLE",
        "429, UNAVAILABLE",
        "404, INVALID_RESPONSE",
        "405, INVALID_RESPONSE",
        "407, INVALID_RESPONSE",
        "410, INVALID_RESPONSE",
        "201, INVALID_RESPONSE",
        "202, INVALID_RESPONSE",
    })
    void another_status_is_a_failure(int status, Kind kind) {
        provider.respondsToTokenRequests(Behaviours.respond(status, "{\"access_token\":\"a\"}"));

        assertFails(kind, "responded with the status " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_a_failure_and_its_target_receives_nothing(int status) {
        for (String target : new String[] {"/other", "https://evil.example.com/S3CR3T", "http://127.0.0.1:1/"}) {
            provider.respondsToTokenRequests(Behaviours.redirect(status, target));

            assertInvalid("redirects the request (status " + status
                    + "), which is not followed: configure its final address");
        }
        assertThat(provider.server.heads()).noneMatch(head -> head.contains("/other"));
    }

    @Test
    void failures_of_the_metadata_are_failures_of_the_request() {
        provider.server.behave(ScriptedProvider.METADATA_PATH, Behaviours.respond(503, ""));

        assertThat(failure()).isEqualTo(provider.server.uri(ScriptedProvider.METADATA_PATH) + " responded with 503");
        assertThat(provider.server.requests()).isEqualTo(1);
    }

    private void responds(String body) {
        provider.respondsToTokenRequests(Behaviours.json(ScriptedProvider.json(body)));
    }

    private String failure() {
        try {
            throw new AssertionError("received " + endpoint.redeem("c0de", "v3rifier", "https://app/callback"));
        } catch (ProviderException e) {
            return e.getMessage();
        }
    }

    private void assertInvalid(String message) {
        assertFails(Kind.INVALID_RESPONSE, message);
    }

    private void assertFails(Kind kind, String message) {
        try {
            throw new AssertionError("received " + endpoint.redeem("c0de", "v3rifier", "https://app/callback"));
        } catch (ProviderException e) {
            assertThat(e.getMessage())
                    .isEqualTo("the token endpoint \"" + provider.server.uri("/token") + "\" " + message);
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e).hasNoCause();
            assertThat(e.getStackTrace()).isEmpty();
        }
    }
}
