package io.github.jwtfilter.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class UriTextTest {
    @Test
    void shows_no_query() {
        assertThat(UriText.of(URI.create("https://idp.example.com/keys?code=s3cr3t")))
                .isEqualTo("https://idp.example.com/keys");
        assertThat(UriText.of(URI.create("https://idp.example.com/keys"))).isEqualTo("https://idp.example.com/keys");
    }
}
