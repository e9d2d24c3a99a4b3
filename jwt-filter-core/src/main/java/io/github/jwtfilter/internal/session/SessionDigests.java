package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.internal.base64.Base64Url;
import io.github.jwtfilter.internal.digest.Sha256;

/** The keys under which a store holds sessions: digests, so that values of any length and content are matched exactly. */
final class SessionDigests {
    private SessionDigests() {}

    /** Returns the ID of a session. */
    static String session(String application, String family) {
        return digest("session", application, family);
    }

    /** Returns the ID of a user of an application. */
    static String subject(String application, String subject) {
        return digest("subject", application, subject);
    }

    /** The length of the first value separates it from the second one, which may contain any character. */
    private static String digest(String kind, String application, String value) {
        byte[] hash = Sha256.of(kind + ' ' + application.length() + ' ' + application + ' ' + value);
        return Base64Url.encode(hash);
    }
}
