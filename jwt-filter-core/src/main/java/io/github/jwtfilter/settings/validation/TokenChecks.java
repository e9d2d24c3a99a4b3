package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.TokenSettings;
import io.github.jwtfilter.settings.value.ReservedHeaders;

/** Reports token settings that accept too much. */
final class TokenChecks {
    private final TokenSettings token;
    private final Report problems;

    TokenChecks(TokenSettings token, Report problems) {
        this.token = token;
        this.problems = problems;
    }

    void run() {
        if (ReservedHeaders.excludeTokens(token.header())) {
            problems.error(
                    TokenSettings.HEADER.name(),
                    "is a header with another meaning in HTTP, which cannot carry a token",
                    token.header().equalsIgnoreCase("Cookie")
                            ? "write token.cookie = and the name of the cookie"
                            : "name the header that the gateway or the client sets, for example X-Access-Token");
        }
        if (token.confirmation() == TokenSettings.Confirmation.IGNORE) {
            problems.finding(
                    TokenSettings.CONFIRMATION.name(),
                    "accepts tokens that are bound to a key or certificate without verifying that the client has the key:"
                            + " a stolen token works for the thief",
                    "have the issuer send bearer tokens to these clients, and remove this line");
        }
    }
}
