package io.github.jwtfilter.internal.response;

import io.github.jwtfilter.RejectionKind;
import java.net.URI;
import java.util.Optional;

/** The challenge in the response to a rejected request (RFC 6750 section 3). */
final class Challenge {
    private final String start;

    /** Creates challenges. The settings ensure that neither realm nor metadata URL contains quotes or backslashes. */
    Challenge(String realm, Optional<URI> resourceMetadata) {
        // RFC 9728 section 5.1.
        String metadata = resourceMetadata.isPresent() ? ", resource_metadata=\"" + resourceMetadata.get() + '"' : "";
        this.start = "Bearer realm=\"" + realm + '"' + metadata;
    }

    /** Returns whether a rejection of this kind challenges the client for a token. */
    static boolean challenges(RejectionKind kind) {
        return kind.status() == 401 || kind.error() != null;
    }

    /** Returns the value of {@code WWW-Authenticate}, without an error code if the client has sent no token. */
    String of(RejectionKind kind) {
        return kind.error() == null
                ? start
                : start + ", error=\"" + kind.error() + "\", error_description=\"" + kind.detail() + "\"";
    }
}
