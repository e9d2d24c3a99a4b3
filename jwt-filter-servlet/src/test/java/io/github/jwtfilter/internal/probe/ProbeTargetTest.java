package io.github.jwtfilter.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTargetTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080/app, http://127.0.0.1:8080/app, 127.0.0.1:8080, /app",
        "http://127.0.0.1:8080/app/, http://127.0.0.1:8080/app, 127.0.0.1:8080, /app",
        "HTTPS://Apps.Example.com/a/b, https://apps.example.com/a/b, apps.example.com, /a/b",
        "https://apps.example.com:443, https://apps.example.com, apps.example.com, ''",
        "http://apps.example.com:80/, http://apps.example.com, apps.example.com, ''",
        "https://apps.example.com:80, https://apps.example.com:80, apps.example.com:80, ''",
        "http://[::1]:8080/app, http://[::1]:8080/app, [::1]:8080, /app",
        "http://my_host/%C3%A4, http://my_host/%C3%A4, my_host, /%C3%A4"
    })
    void is_an_address_with_a_context_path(String url, String text, String authority, String context) throws Exception {
        ProbeTarget target = ProbeTarget.parse(url);

        assertThat(target).hasToString(text);
        assertThat(target.authority()).isEqualTo(authority);
        assertThat(target.context()).isEqualTo(context);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app.example.com",
                "//app.example.com",
                "ftp://app.example.com",
                "http://",
                "http:///app",
                "http://user@app.example.com",
                "http://user:secret@app.example.com/",
                "http://app.example.com/?x=1",
                "http://app.example.com/#top",
                "http://app.example.com:0/",
                "http://app.example.com:65536/",
                "http://app.example.com:x/",
                "http://app.example.com/a//b",
                "http://app.example.com/a b",
                "http://app.example.com/a;b",
                "http://app.example.com/\u00e4",
                "http://b\u00fccher.example/",
                "http://app.example.com/a\r\nHost: x",
                "http://app.example.com\r\n/",
                " http://app.example.com"
            })
    void is_rejected_with_a_remedy(String url) {
        assertThatThrownBy(() -> ProbeTarget.parse(url))
                .isInstanceOf(ProbeException.class)
                .hasMessageContaining("Write ")
                .hasMessageNotContaining("secret");
    }

    @Test
    void is_limited_in_length() {
        assertThatThrownBy(() -> ProbeTarget.parse("http://app.example.com/" + "a".repeat(1000)))
                .isInstanceOf(ProbeException.class);
    }
}
