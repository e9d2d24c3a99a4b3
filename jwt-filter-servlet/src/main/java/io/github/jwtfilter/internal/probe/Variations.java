package io.github.jwtfilter.internal.probe;

import java.util.Arrays;
import java.util.List;

/** The checks that send variants of rejected requests, those with the most requests last. */
final class Variations {
    private Variations() {}

    static List<ProbeCheck> checks() {
        return Arrays.asList(
                new VariantCheck(
                        "methods",
                        "other methods are rejected without a token",
                        (page, run) -> RequestVariants.methods(page),
                        "Require a token for all methods: access rules without methods apply to each, <http-method> in a"
                                + " <web-resource-collection> exempts all others."),
                new VariantCheck(
                        "headers",
                        "headers of the client do not replace a token",
                        RequestVariants::headers,
                        "Let the proxy remove the header from requests, and the application ignore it."),
                new VariantCheck(
                        "path-tricks",
                        "other spellings of protected paths are rejected without a token",
                        PathVariants::of,
                        "Map the filter to /*, before all other filters, and remove values of path.allow that the application does"
                                + " not need. Configure a proxy to pass paths unchanged."));
    }
}
