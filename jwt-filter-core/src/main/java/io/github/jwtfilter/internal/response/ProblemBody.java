package io.github.jwtfilter.internal.response;

import io.github.jwtfilter.RejectionKind;

/**
 * The body of the response to a rejected request as problem details (RFC 9457). It consists of fixed text, so no
 * escaping is necessary.
 */
final class ProblemBody {
    static final String CONTENT_TYPE = "application/problem+json";

    private ProblemBody() {}

    static String of(RejectionKind kind) {
        return "{\"type\":\"about:blank\",\"title\":\"" + kind.title() + "\",\"status\":" + kind.status()
                + ",\"detail\":\"" + kind.detail() + "\"}";
    }
}
