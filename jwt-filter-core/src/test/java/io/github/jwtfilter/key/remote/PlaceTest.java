package io.github.jwtfilter.key.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class PlaceTest {
    @Test
    void shows_no_query() {
        assertThat(Place.of(URI.create("https://idp.example.com/keys?code=s3cr3t")))
                .isEqualTo("https://idp.example.com/keys");
        assertThat(Place.of(URI.create("https://idp.example.com/keys"))).isEqualTo("https://idp.example.com/keys");
    }
}
