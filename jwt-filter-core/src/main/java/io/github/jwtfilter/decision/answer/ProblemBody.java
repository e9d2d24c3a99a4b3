package io.github.jwtfilter.decision.answer;

import io.github.jwtfilter.rejection.RejectionKind;

/** The body of a refusal as problem details (RFC 9457). All of it is fixed text, so nothing has to be escaped. */
final class ProblemBody {
    static final String CONTENT_TYPE = "application/problem+json";

    private ProblemBody() {}

    static String of(RejectionKind kind) {
        return "{\"type\":\"about:blank\",\"title\":\"" + kind.title() + "\",\"status\":" + kind.status()
                + ",\"detail\":\"" + kind.detail() + "\"}";
    }
}
