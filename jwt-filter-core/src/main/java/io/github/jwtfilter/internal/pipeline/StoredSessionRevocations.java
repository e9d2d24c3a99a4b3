package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.internal.revocation.ProviderIdentity;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.internal.revocation.RevokedSessions;
import io.github.jwtfilter.internal.session.ProviderLogin;
import io.github.jwtfilter.internal.session.SessionRevocations;
import org.jspecify.annotations.Nullable;

/** The revocations of the sessions of one issuer, in the configured store. */
final class StoredSessionRevocations implements SessionRevocations {
    private final RevokedSessions sessions;
    private final String issuer;

    StoredSessionRevocations(Revocations revocations, String issuer) {
        this.sessions = revocations.sessions();
        this.issuer = issuer;
    }

    @Override
    public void revoke(String sessionId, long until) {
        sessions.end(issuer, sessionId, until);
    }

    @Override
    public boolean isRevoked(String sessionId, String subject, @Nullable ProviderLogin login, long startedAt) {
        ProviderIdentity provider =
                login == null ? null : new ProviderIdentity(login.issuer(), login.subject(), login.sessionId());
        return sessions.isRevoked(issuer, sessionId, subject, provider, startedAt);
    }
}
