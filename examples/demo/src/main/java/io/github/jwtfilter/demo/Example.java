package io.github.jwtfilter.demo;

import java.util.List;

/**
 * A request to try.
 *
 * @param title what is tried
 * @param status the status code that it is answered with
 * @param path what is asked for
 * @param token the token it carries
 */
record Example(String title, int status, String path, String token) {
    static List<Example> all(DemoTokens tokens) {
        return List.of(
                new Example("a valid token", 200, "/orders", tokens.valid("alice", "clerk")),
                new Example("an expired token", 401, "/orders", tokens.expired("alice")),
                new Example("a forged token, signed with another key", 401, "/orders", tokens.forged("alice")),
                new Example("an unsigned token, alg=none", 401, "/orders", tokens.unsigned("alice")),
                new Example("the administration for an administrator", 200, "/admin/", tokens.valid("root", "admin")),
                new Example(
                        "the administration for somebody else, refused by the application itself",
                        403,
                        "/admin/",
                        tokens.valid("alice", "clerk")));
    }

    /** The command line, for any shell. */
    String curl(String address) {
        return "curl -i -H \"Authorization: Bearer " + token + "\" " + address + path;
    }
}
