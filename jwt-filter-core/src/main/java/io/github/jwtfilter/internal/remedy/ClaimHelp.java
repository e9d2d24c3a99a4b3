package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.RejectionReason;

/** The help for rejections that concern the claims of a token with a valid signature, and its principal. */
final class ClaimHelp {
    private ClaimHelp() {}

    static void addTo(HelpTable table) {
        table.put(
                RejectionReason.SENDER_CONSTRAINED,
                "401 for the tokens of one client or of an identity provider.",
                "The token has the claim cnf: it is bound to a key or certificate of the client (DPoP, mutual TLS),"
                        + " which the filter does not verify.",
                "Disable DPoP or certificate-bound tokens for this client at the identity provider."
                        + " token.confirmation = ignore accepts such tokens as bearer tokens.");
        addDates(table);
        addOthers(table);
        addPrincipal(table);
    }

    private static void addDates(HelpTable table) {
        table.put(
                RejectionReason.NO_EXPIRY,
                "401 for all tokens of an issuer with its own code.",
                "The token has no exp. It would be valid forever, also after it has been stolen.",
                "Let the issuer set exp, 5 to 60 minutes after iat.");
        table.put(
                RejectionReason.MALFORMED_DATE,
                "401 for all tokens of an issuer with its own code.",
                "exp, nbf or iat is a string, or not seconds since 1970: mostly milliseconds, which are dates beyond"
                        + " the year 9999.",
                "Let the issuer write seconds as a JSON number (RFC 7519 section 2, NumericDate).");
        table.put(
                RejectionReason.EXPIRED,
                "Users are logged out after some minutes, or scripts get 401 after a while.",
                "exp has passed: the client does not renew its token; or the clock of this server is fast.",
                "Let the client fetch a new token before exp, or set challenge.login-page. Compare date -u on the"
                        + " server with exp; synchronize the clock (NTP), or raise claims.clock-skew for small"
                        + " differences.");
        table.put(
                RejectionReason.NOT_YET_VALID,
                "401 right after the login; some minutes later it works.",
                "nbf is ahead: the clock of this server is slow, or that of the issuer fast.",
                "Compare date -u on both servers, and synchronize the clocks (NTP). claims.clock-skew tolerates up"
                        + " to 10 minutes.");
        table.put(
                RejectionReason.ISSUED_IN_FUTURE,
                "401 right after the login; some minutes later it works.",
                "iat is ahead: the clock of this server is slow, or that of the issuer fast.",
                "Compare date -u on both servers, and synchronize the clocks (NTP). claims.clock-skew tolerates up"
                        + " to 10 minutes.");
        table.put(
                RejectionReason.TOO_OLD,
                "Users are logged out although their tokens have not expired.",
                "The token is older than claims.max-age, or has no iat.",
                "Raise or remove claims.max-age, let the client renew earlier, or let the issuer set iat.");
        table.put(
                RejectionReason.LIFETIME_TOO_LONG,
                "401 for all tokens of an issuer or of one client.",
                "The time from iat to exp is longer than claims.max-lifetime, or iat is missing.",
                "Shorten the lifetime at the issuer, or raise claims.max-lifetime.");
    }

    private static void addOthers(HelpTable table) {
        table.put(
                RejectionReason.WRONG_AUDIENCE,
                "401 for all users, or only for users without roles in this application.",
                "aud (audience.claim) is missing or contains none of the values of audience: the token was requested"
                        + " for another application; or Keycloak adds the audience only for users with a role of the"
                        + " client.",
                "Compare aud in the token with audience. Request the token for this application; in Keycloak add an"
                        + " audience mapper (page about identity providers), in Auth0 and Entra ID request the"
                        + " audience or scope of the API.");
        table.put(
                RejectionReason.MALFORMED_CLAIM,
                "401 for all tokens of an issuer with its own code.",
                "iss or jti is not a string, or sub is neither a string nor a number.",
                "Let the issuer write these claims as strings (RFC 7519 section 4.1).");
        table.put(
                RejectionReason.CLAIM_MISSING,
                "401 for all tokens, or for one kind of token.",
                "A claim of claims.required or claims.match.<name> is missing: an ID token instead of an access"
                        + " token, or a mapper or scope that is missing.",
                "Add the claim at the identity provider, or correct the setting. Both name top-level claims, not"
                        + " paths.");
        table.put(
                RejectionReason.CLAIM_MISMATCH,
                "401 for one kind of token, or for users of one tenant.",
                "A claim has none of the values of claims.match.<name>: an ID or refresh token instead of an access"
                        + " token, or another tenant, repository or client.",
                "Send the access token, or add the value to claims.match.<name>.");
    }

    private static void addPrincipal(HelpTable table) {
        table.put(
                RejectionReason.NO_PRINCIPAL,
                "401 for some users, or for tokens of services.",
                "None of the claims of principal.claims is present, or the first one present is blank or neither a"
                        + " string nor an integer; or the name starts with the principal.prefix of another issuer.",
                "Add the claim at the identity provider, or list another one in principal.claims, such as sub as the"
                        + " last.");
        table.put(
                RejectionReason.OTHER_USER,
                "401 on a path of coexist, after another user has signed in in the same browser.",
                "The token names a different user than the server or the application has authenticated; or"
                        + " both name the same person differently (alice, alice@example.com).",
                "Sign out of both. If the names differ by form, set principal.claims to the claim with the name that"
                        + " the old login uses.");
    }
}
