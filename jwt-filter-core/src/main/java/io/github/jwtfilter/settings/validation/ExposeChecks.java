package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.ExposeSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.TokenSettings;
import java.util.List;

/** Reports exposed claims that conflict with the token. */
final class ExposeChecks {
    private final ExposeSettings expose;
    private final TokenSettings token;
    private final Report problems;

    ExposeChecks(ExposeSettings expose, TokenSettings token, Report problems) {
        this.expose = expose;
        this.token = token;
        this.problems = problems;
    }

    void run() {
        boolean ofToken =
                expose.headers().values().stream().flatMap(List::stream).anyMatch(token.header()::equalsIgnoreCase);
        if (ofToken) {
            problems.error(
                    ExposeSettings.HEADERS.name(),
                    "names the header that carries the token (token.header)",
                    "choose another name, for example X-User");
        }
    }
}
