package io.github.jwtfilter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExposeSettingsTest {
    private final SettingsUnderTest settings = new SettingsUnderTest();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "host",
                "Cookie",
                "COOKIE2",
                "Authorization",
                "Proxy-Authorization",
                "Content-Length",
                "content_type",
                "Transfer-Encoding",
                "TE",
                "Trailer",
                "Connection",
                "Upgrade",
                "Expect",
                "Forwarded",
                "X-Forwarded-For",
                "X-Forwarded-Proto",
                "x_forwarded_host",
                "X-Forwarded-Anything",
                "X-Real-IP",
                "Origin",
                "Referer",
                "Sec-Fetch-Site",
                "Accept",
                "Accept-Language",
                "If-None-Match",
                "Range",
                "User-Agent",
                "Via",
                "X-HTTP-Method-Override",
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-Requested-With",
                "Faces-Request",
                "Access-Control-Request-Method",
                "X-CSRF-Token",
                "DPoP"
            })
    void a_header_with_another_meaning_is_an_error(String header) {
        assertThat(settings.problems("expose.headers = email -> X-Email, sub -> " + header))
                .singleElement()
                .asString()
                .contains("names a header that has another meaning in HTTP, proxies, browsers or frameworks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expose.headers = email | write from -> to",
                "expose.headers = X-User -> sub | write the claim first",
                "expose.headers = x-user -> sub | write the claim first",
                "expose.headers = sub -> \"X User\" | is not a valid name in HTTP",
                "expose.headers = sub -> X-User:, email -> X-Mail | is not a valid name in HTTP",
                "expose.headers = sub -> X-User, email -> x-user | maps two claims to one header",
                "expose.headers = sub -> X-User, email -> X_User | maps two claims to one header",
                "expose.headers = sub -> X-User, email -> X.User | maps two claims to one header",
                "expose.attributes = sub -> user, email -> user | maps two claims to one attribute",
                "expose.attributes = sub -> javax.servlet.error.status_code | belongs to the server",
                "expose.attributes = sub -> jakarta.servlet.forward.path_info | belongs to the server",
                "expose.attributes = sub -> org.apache.catalina.ASYNC_SUPPORTED | belongs to the server",
                "expose.attributes = sub -> org.eclipse.jetty.server.welcome | belongs to the server",
                "expose.attributes = sub -> io.github.jwtfilter.servlet.JwtFilter/jwt | belongs to the server",
                "token.header = X-User\\n"
                        + "csrf.exempt-headers = X-User\\n"
                        + "expose.headers = sub -> x-user | contains the token"
            })
    void a_name_that_cannot_work_is_an_error(String lines, String problem) {
        LoadedSettings loaded = settings.complete(lines.replace("\\n", "\n"));

        assertThat(loaded.problems().hasErrors()).isTrue();
        assertThat(SettingsUnderTest.lines(loaded)).singleElement().asString().contains(problem);
    }

    @Test
    void reads_claims_and_their_names() {
        LoadedSettings loaded = settings.complete("expose.headers = sub -> X-User, sub -> X-Forwarded-User,"
                + " email -> X-Forwarded-Email, X-Claim -> X-Header\nexpose.attributes = \"full name\" -> user.name");

        assertThat(loaded.problems().all()).isEmpty();
        assertThat(loaded.settings().expose().headers())
                .isEqualTo(Map.of(
                        "sub", List.of("X-User", "X-Forwarded-User"),
                        "email", List.of("X-Forwarded-Email"),
                        "X-Claim", List.of("X-Header")));
        assertThat(loaded.settings().expose().attributes()).isEqualTo(Map.of("full name", List.of("user.name")));
    }
}
