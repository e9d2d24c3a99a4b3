package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.ExposeSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.TokenSettings;
import io.github.jwtfilter.settings.value.ReservedHeaders;
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
        String header = ReservedHeaders.comparable(token.header());
        boolean ofToken = expose.headers().values().stream()
                .flatMap(List::stream)
                .map(ReservedHeaders::comparable)
                .anyMatch(header::equals);
        if (ofToken) {
            problems.error(
                    ExposeSettings.HEADERS.name(),
                    "names the header that contains the token (token.header), possibly with other punctuation",
                    "choose another name, for example X-User-Name");
        }
    }
}
