package io.github.jwtfilter.decision.answer;

import io.github.jwtfilter.rejection.RejectionKind;

/** The challenge of a refusal (RFC 6750 section 3). */
final class Challenge {
    private final String realm;

    /** The realm holds no quotes or backslashes; the settings see to that. */
    Challenge(String realm) {
        this.realm = realm;
    }

    /** Whether a refusal of this kind challenges the client for a token. */
    static boolean challenges(RejectionKind kind) {
        return kind.status() == 401 || kind.error() != null;
    }

    /** The value of {@code WWW-Authenticate}; without an error code where the client has sent no token at all. */
    String of(RejectionKind kind) {
        String challenge = "Bearer realm=\"" + realm + "\"";
        return kind.error() == null
                ? challenge
                : challenge + ", error=\"" + kind.error() + "\", error_description=\"" + kind.detail() + "\"";
    }
}
