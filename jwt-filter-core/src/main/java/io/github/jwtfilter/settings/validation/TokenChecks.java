package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.TokenSettings;

/** Reports token settings that accept too much. */
final class TokenChecks {
    private final TokenSettings token;
    private final Report problems;

    TokenChecks(TokenSettings token, Report problems) {
        this.token = token;
        this.problems = problems;
    }

    void run() {
        if (token.confirmation() == TokenSettings.Confirmation.IGNORE) {
            problems.finding(
                    TokenSettings.CONFIRMATION.name(),
                    "accepts tokens that are bound to a key or certificate without verifying that the client has the"
                            + " key: a stolen token can be used",
                    "configure the issuer to issue bearer tokens to these clients, and remove this line");
        }
    }
}
