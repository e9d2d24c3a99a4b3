package io.github.jwtfilter.internal.revocation;

import io.github.jwtfilter.StoredRevocation.Kind;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The user of a session at the identity provider of the login: the claim {@code idp} of access tokens of sessions. Revocations of
 * the provider's user and of the provider's session also apply to these tokens. Immutable.
 */
public final class ProviderIdentity {
    private final String issuer;
    private final String subject;
    private final @Nullable String sessionId;

    /**
     * Creates an identity.
     *
     * @param issuer the claim {@code iss} of the ID token
     * @param subject the claim {@code sub} of the ID token
     * @param sessionId the claim {@code sid} of the ID token, or null
     */
    public ProviderIdentity(String issuer, String subject, @Nullable String sessionId) {
        this.issuer = issuer;
        this.subject = subject;
        this.sessionId = sessionId;
    }

    /**
     * Returns the identity in a verified token.
     *
     * @param tokenIssuer the issuer of the token
     * @param claim the claim {@code idp}: an object with {@code iss}, {@code sub} and possibly {@code sid}
     * @return the identity; null if the token is not that of a session, or the claim is absent or has another form
     */
    public static @Nullable ProviderIdentity of(@Nullable String tokenIssuer, @Nullable Object claim) {
        if (tokenIssuer == null || !tokenIssuer.startsWith(Retention.OWN_ISSUER) || !(claim instanceof Map)) {
            return null;
        }
        Map<?, ?> members = (Map<?, ?>) claim;
        Object issuer = members.get("iss");
        Object subject = members.get("sub");
        Object sessionId = members.get("sid");
        return issuer instanceof String && subject instanceof String
                ? new ProviderIdentity(
                        (String) issuer, (String) subject, sessionId instanceof String ? (String) sessionId : null)
                : null;
    }

    /** Adds the IDs of the revocations that apply. */
    void addTo(Collection<String> ids, MessageDigest digest) {
        if (sessionId != null) {
            ids.add(RevocationId.of(digest, Kind.SESSION, issuer, sessionId));
        }
        ids.add(RevocationId.of(digest, Kind.SUBJECT, issuer, subject));
    }

    /** Hides the values, which are personal data. */
    @Override
    public String toString() {
        return "(hidden)";
    }
}
