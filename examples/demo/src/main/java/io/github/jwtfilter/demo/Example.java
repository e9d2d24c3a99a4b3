package io.github.jwtfilter.demo;

import java.util.List;

/**
 * An example request.
 *
 * @param title the description of the example
 * @param status the expected status code
 * @param path the path of the request
 * @param headers the headers of the request
 */
record Example(String title, int status, String path, List<String> headers) {
    static List<Example> all(DemoTokens tokens) {
        String clerk = tokens.valid("alice", "clerk");
        return List.of(
                new Example("the public page, without a token", 200, "/", List.of()),
                new Example("a page for users, without a token", 401, "/orders", List.of()),
                withToken("a page for users, with a valid token", 200, "/orders", clerk),
                withToken("an expired token", 401, "/orders", tokens.expired("alice")),
                withToken("a forged token, signed with another key", 401, "/orders", tokens.forged("alice")),
                withToken("an unsigned token, alg=none", 401, "/orders", tokens.unsigned("alice")),
                withToken("the administration for a clerk, rejected by a rule", 403, "/admin/", clerk),
                withToken("the administration for an administrator", 200, "/admin/", tokens.valid("root", "admin")),
                cancelling("a link that cancels an order, in a page of another site", 403, clerk, "cross-site"),
                cancelling("the same link in a page of the application", 302, clerk, "same-origin"));
    }

    private static Example withToken(String title, int status, String path, String token) {
        return new Example(title, status, path, List.of("Authorization: Bearer " + token));
    }

    /** A request with the headers that a browser sends when the user follows such a link. */
    private static Example cancelling(String title, int status, String token, String site) {
        return new Example(
                title,
                status,
                "/orders/cancel?id=1003",
                List.of("Cookie: __Host-order-desk=" + token, "Sec-Fetch-Site: " + site));
    }

    /** The command line, for any shell. */
    String curl(String address) {
        StringBuilder line = new StringBuilder("curl -i");
        headers.forEach(header -> line.append(" -H \"").append(header).append('"'));
        return line.append(" \"").append(address).append(path).append('"').toString();
    }
}
