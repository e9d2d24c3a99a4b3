package io.github.jwtfilter.internal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathShapeTest {
    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/orders, /orders",
        "/orders/, /orders/",
        "/orders/17, /orders/*",
        "/orders/17.pdf, /orders/*.pdf",
        "/orders/17/items, /orders/*/**",
        "/orders/list.jsp, /orders/list.jsp",
        "/a/b/, /a/b/",
        "/a/b/c, /a/b/**",
        "/a/b/c/d/e, /a/b/**",
        "//a, //a",
        "*, /*",
        "/api/v1/users, /api/v1/**",
        "/files/0d1f6f4e-9f0a-4c63-8d1c-8a2b0c5e7f11, /files/*",
        "/users/alice@example.com, /users/*",
        "/INV-2024-17, /*",
        "/css/app.3f2a9c81.css, /css/*.css",
        "/.well-known/x, /.well-known/x",
        "/a.verylongextension1, /a.verylongextension1",
    })
    void similar_paths_have_one_form(String path, String shape) {
        assertThat(PathShape.of(path)).isEqualTo(shape);
    }

    @Test
    void is_escaped_and_bounded() {
        assertThat(PathShape.of("/a\nb\"c\\d\u202e${jndi:x}")).isEqualTo("/a\\u000ab\\\"c\\\\d\\u202e\\u0024{jndi:x}");
        assertThat(PathShape.of("/" + "x".repeat(5_000) + "/" + "\u00e4".repeat(40) + "/y"))
                .isEqualTo("/*/" + "\\u00e4".repeat(40) + "/**");
        assertThat(PathShape.of(null)).isEqualTo("-");
    }

    @Test
    void contains_no_token() {
        String token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.";

        assertThat(PathShape.of("/" + token)).isEqualTo("/*");
    }
}
