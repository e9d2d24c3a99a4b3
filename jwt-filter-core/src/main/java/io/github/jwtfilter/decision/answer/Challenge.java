package io.github.jwtfilter.decision.answer;

import io.github.jwtfilter.rejection.RejectionKind;
import java.net.URI;
import java.util.Optional;

/** The challenge of a refusal (RFC 6750 section 3). */
final class Challenge {
    private final String start;

    /** Neither the realm nor the address of the metadata holds quotes or backslashes; the settings see to that. */
    Challenge(String realm, Optional<URI> resourceMetadata) {
        // RFC 9728 section 5.1.
        String metadata = resourceMetadata.isPresent() ? ", resource_metadata=\"" + resourceMetadata.get() + '"' : "";
        this.start = "Bearer realm=\"" + realm + '"' + metadata;
    }

    /** Whether a refusal of this kind challenges the client for a token. */
    static boolean challenges(RejectionKind kind) {
        return kind.status() == 401 || kind.error() != null;
    }

    /** The value of {@code WWW-Authenticate}; without an error code where the client has sent no token at all. */
    String of(RejectionKind kind) {
        return kind.error() == null
                ? start
                : start + ", error=\"" + kind.error() + "\", error_description=\"" + kind.detail() + "\"";
    }
}
