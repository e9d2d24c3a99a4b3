package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.RejectionReason;

/** The help for rejections that concern sessions and revocations. */
final class SessionHelp {
    private SessionHelp() {}

    static void addTo(HelpTable table) {
        addRenewals(table);
        addLogins(table);
        table.put(
                RejectionReason.REVOKED,
                "A user gets 401 with a token that has not expired.",
                "The session was ended by logout, or an operator has revoked the token, the session, the user, the key or"
                        + " all tokens.",
                "The user has to log in again. The command revocations list shows what is revoked, and revocations remove"
                        + " undoes one of them.");
        table.put(
                RejectionReason.STORE_UNAVAILABLE,
                "Requests with a token get 503; pages without one work.",
                "The database or Redis of session.store or revocation.store is down, unreachable or slower than"
                        + " store.timeout, or the store is full.",
                "Read the lines of the logger Stores, which name the failure. The filter continues by itself when the store"
                        + " responds again.");
    }

    private static void addRenewals(HelpTable table) {
        table.put(
                RejectionReason.MALFORMED_RENEWAL,
                "A user is logged out when the access token expires.",
                "A proxy or a script has changed the renewal cookie, or another host of the domain has set a cookie of the"
                        + " same name.",
                "Keep session.cookie-path = / and HTTPS, so that the cookies have the prefix __Host-. The response deletes"
                        + " the cookie.");
        table.put(
                RejectionReason.SESSION_ENDED,
                "A user has to log in again.",
                "The session was idle for session.idle-timeout, is older than session.max-lifetime, or has ended by"
                        + " logout; or the server was restarted with session.store = memory; or the cookie is that of another"
                        + " application with another session.name.",
                "None is needed. For sessions that last longer, raise session.idle-timeout and session.max-lifetime; to"
                        + " keep them over restarts, use session.store = jdbc or redis.");
        table.put(
                RejectionReason.RENEWAL_REUSED,
                "A user was logged out, and a warning names the session.",
                "There is a copy of an old renewal cookie: with an attacker, in a restored browser profile or virtual machine, or in a"
                        + " proxy that stores responses. Also clocks of servers that differ by more than session.grace.",
                "Treat it as a theft until its source is known: find the client address of the line, and revoke the user's"
                        + " other sessions. Synchronize the clocks of all servers.");
    }

    private static void addLogins(HelpTable table) {
        table.put(
                RejectionReason.LOGIN_ENDED,
                "A user who logged in at the identity provider has to log in again.",
                "The user was disabled, has logged out at the provider, or has another name there; or the provider's session or"
                        + " refresh token has expired, or it has issued no refresh token; or the roles no longer fit into a cookie;"
                        + " or the provider was unavailable for session.provider-outage.",
                "None is needed for users who were disabled or have logged out. If users have to log in each time that"
                        + " session.access-lifetime has passed, let the provider issue refresh tokens to the client; if they have to log in"
                        + " too early, raise the lifetimes of its sessions and refresh tokens.");
        table.put(
                RejectionReason.PROVIDER_UNAVAILABLE,
                "Logins get 503, and so do requests that need a new token of the provider.",
                "The identity provider is down, unreachable or slower than keys.fetch-timeout, or too many requests wait for it.",
                "Read the lines of the log about the provider, which name the failure. Sessions continue for"
                        + " session.provider-outage, and the filter continues by itself when the provider responds again.");
    }
}
