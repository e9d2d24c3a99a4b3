package io.github.jwtfilter.servers;

import io.github.jwtfilter.testsupport.IdentityProvider;
import java.util.List;

/** An application with the minimal settings, and requests for its only page. */
final class Shop {
    static final String HOST = "shop.example";
    private static final String SETTINGS = """
            issuer         = https://idp.example.com
            audience       = shop
            keys.jwks-file = ${sys:shop.jwks}
            token.cookie   = SHOP_TOKEN
            """;
    private static final String WHO = "/shop/who.jsp";
    private static final String PAGE = """
            <%@ page session="false" contentType="text/plain;charset=UTF-8" %>
            <%= request.getMethod() %> by <%= request.getRemoteUser() %>
            """;
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("shop");

    private Shop() {}

    /** The application with additional lines. */
    static War war(ServerKind kind, String moreSettings) {
        War example = War.copyOf(kind.api() == ServerKind.Api.JAVAX ? TestFiles.legacyWar() : TestFiles.jakartaWar());
        return example.with("WEB-INF/jwt-filter.properties", settings(moreSettings))
                .with("who.jsp", PAGE);
    }

    /** The settings with additional lines. */
    static String settings(String more) {
        return SETTINGS + more;
    }

    /** The public keys of the issuers of its tokens. */
    static String jwkSet() {
        return IDENTITY_PROVIDER.jwkSet();
    }

    static RawMessage get() {
        return get(WHO);
    }

    static RawMessage get(String path) {
        return new RawMessage("GET " + path + " HTTP/1.1").set("Host", HOST);
    }

    static RawMessage post() {
        return post(WHO);
    }

    static RawMessage post(String path) {
        return new RawMessage("POST " + path + " HTTP/1.1")
                .set("Host", HOST)
                .set("Content-Type", "application/x-www-form-urlencoded")
                .body("quantity=1");
    }

    static RawMessage preflight(String path, String origin) {
        return new RawMessage("OPTIONS " + path + " HTTP/1.1")
                .set("Host", HOST)
                .set("Origin", origin)
                .set("Access-Control-Request-Method", "GET");
    }

    static RawMessage webSocket(String origin) {
        return withCookie(get())
                .set("Connection", "Upgrade")
                .set("Upgrade", "websocket")
                .set("Sec-WebSocket-Version", "13")
                .set("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .set("Origin", origin);
    }

    static RawMessage withHeader(RawMessage request) {
        return request.set("Authorization", "Bearer " + IDENTITY_PROVIDER.token("alice"));
    }

    static RawMessage withCookie(RawMessage request) {
        return request.set("Cookie", "SHOP_TOKEN=" + IDENTITY_PROVIDER.token("alice"));
    }

    static RawMessage marked(RawMessage request, List<String> marks) {
        for (int i = 0; i < marks.size(); i += 2) {
            request.add(marks.get(i), marks.get(i + 1));
        }
        return request;
    }

    /** Forwarding headers that a client may forge, as name and value. */
    static List<List<String>> forgedMarks() {
        return List.of(
                List.of("X-Forwarded-Proto", "https"),
                List.of("Forwarded", "proto=https;for=127.0.0.1"),
                List.of("Forwarded", "proto=https, for=\""),
                List.of("X-Forwarded-Proto", "https", "Forwarded", "proto=https"),
                List.of("X-Forwarded-Proto", "https", "X-Forwarded-For", "127.0.0.1"),
                List.of("X-Forwarded-Port", "443", "X-Forwarded-Ssl", "on", "X-Forwarded-Scheme", "https"),
                List.of("X-Forwarded-For", "127.0.0.1", "X-Real-IP", "127.0.0.1", "X-Forwarded-Host", HOST));
    }
}
