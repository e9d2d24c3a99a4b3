package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.RejectionReason;

/** The help for rejections that concern the form of a token, its header, its key and its signature. */
final class TokenHelp {
    private TokenHelp() {}

    static void addTo(HelpTable table) {
        addShape(table);
        addHeader(table);
        addKeys(table);
    }

    private static void addShape(HelpTable table) {
        table.put(
                RejectionReason.INCOMPLETE_COOKIE,
                "401 for users with many roles, whose token is distributed among several cookies.",
                "The browser or a proxy has dropped a chunk: a limit on the number or the total size of cookies; or"
                        + " an older chunk has expired.",
                "Reduce the token (fewer claims and roles), delete old cookies, and raise the limits for headers of"
                        + " proxy and server.");
        table.put(
                RejectionReason.EMPTY_TOKEN,
                "401 for a script right after the page has loaded, or after the logout.",
                "The client sends Authorization: Bearer without a token: the variable for the token is empty.",
                "Correct the client: send the header only with a token.");
        table.put(
                RejectionReason.TOO_LARGE,
                "401 for users with many groups or roles; others work.",
                "The token is larger than token.max-size.",
                "Remove claims from the token at the identity provider, or raise token.max-size, and with it the"
                        + " limits for headers of proxy and server.");
        table.put(
                RejectionReason.NOT_ASCII,
                "401 for one client; the same token works elsewhere.",
                "The token was copied together with an invisible or typographic character.",
                "Copy the token again, without a word processor in between.");
        table.put(
                RejectionReason.ENCRYPTED,
                "401 for all tokens of an identity provider.",
                "The token has five parts: it is encrypted (JWE).",
                "Let the identity provider issue signed access tokens, and disable the encryption for this client or"
                        + " API. The session cookie of a framework is not a token for this filter.");
        table.put(
                RejectionReason.NOT_THREE_PARTS,
                "401 for all tokens of an identity provider, or for one client.",
                "An opaque access token, which is not a JWT (Auth0 and Okta issue it if no audience is requested,"
                        + " Google always); or an API key; or a token that was truncated.",
                "Request a token for the audience of this application, or send the ID token where the page about"
                        + " identity providers recommends it. A JWT starts with eyJ and contains two dots.");
        table.put(
                RejectionReason.BAD_ENCODING,
                "401 for one client.",
                "Other characters surround or replace the token: quotes, a line break, a second Bearer, URL escapes;"
                        + " or a part of it was changed.",
                "Print the header that the client sends, and remove everything except the token after Bearer.");
        table.put(
                RejectionReason.PADDED_ENCODING,
                "401 for all tokens of a gateway.",
                "The gateway pads base64url with equals signs: the load balancer of AWS does so in X-Amzn-Oidc-Data.",
                "Read another header of the gateway: token.header = X-Amzn-Oidc-Accesstoken.");
    }

    private static void addHeader(HelpTable table) {
        table.put(
                RejectionReason.MALFORMED_HEADER,
                "401 for all tokens of an issuer with its own code, or for a forged token.",
                "The first part of the token is not one JSON object in UTF-8: a duplicate member, text after the"
                        + " object, or other data that contains two dots.",
                "Create tokens with a library for JWT instead of joined strings.");
        table.put(
                RejectionReason.ALGORITHM_NONE,
                "401.",
                "The token is not signed. It is an attack, or the issuer is configured without a key.",
                "Configure the issuer to sign. No setting accepts unsigned tokens.");
        table.put(
                RejectionReason.ALGORITHM_NOT_ALLOWED,
                "401 for all tokens of an issuer.",
                "The algorithm of the token fits none of the configured keys (HS256 with a public key, RS256 with a"
                        + " secret), or algorithms does not list it.",
                "Compare alg in the header of the token with the line algorithms in the output of check. Configure"
                        + " the issuer to use an asymmetric algorithm, or correct algorithms or the keys.* lines.");
        table.put(
                RejectionReason.CRITICAL_EXTENSION,
                "401 for all tokens of an issuer.",
                "The header has crit, or b64 with another value than true: an extension that recipients must"
                        + " understand, and this filter understands none.",
                "Let the issuer sign without the extension.");
        table.put(
                RejectionReason.WRONG_TYPE,
                "401 for one kind of token of an issuer, for example for ID tokens.",
                "typ in the header is another one than token.type, or without that setting neither JWT nor at+jwt;"
                        + " for example a logout token or a DPoP proof.",
                "Send the access token. If the issuer uses its own type, set token.type to it.");
        table.put(
                RejectionReason.MALFORMED_KEY_ID,
                "401 for all tokens of an issuer with its own code, or for a forged token.",
                "kid, x5t or x5t#S256 is not a string, or has more than 256 characters.",
                "Let the issuer write a short string.");
        table.put(
                RejectionReason.MALFORMED_PAYLOAD,
                "401 for all tokens of an issuer with its own code, or for users with special characters in their"
                        + " names.",
                "The second part of the token is not one JSON object in UTF-8: a duplicate claim, ISO-8859-1, text"
                        + " that is not escaped.",
                "Create tokens with a library for JWT instead of joined strings.");
        table.put(
                RejectionReason.WRONG_ISSUER,
                "401 for every token after the first deployment, or for those of one environment or tenant.",
                "iss in the token differs from issuer, which is compared character by character: a trailing slash,"
                        + " http instead of https, localhost instead of a name, another realm or tenant, version 1"
                        + " tokens of Entra ID; or the token comes from another environment.",
                "Copy iss from a token into issuer, after a check that it names your identity provider. check"
                        + " --online shows the issuer of the metadata.");
    }

    private static void addKeys(HelpTable table) {
        table.put(
                RejectionReason.KEYS_UNAVAILABLE,
                "503 for every request with a token.",
                "The keys of the issuer have not been fetched yet, or not for longer than keys.outage-tolerance: the"
                        + " server cannot reach the identity provider (firewall, outbound proxy, DNS), does not trust"
                        + " its certificate, or gets another response than a JWK Set; or the token names an unknown"
                        + " key while the keys cannot be fetched.",
                "The logger RemoteKeys names the cause, and so does check --online on the same server. Permit the"
                        + " connection, add the certificate authority as keys.ca, or store the keys in a file"
                        + " (keys.jwks-file). The filter retries by itself.");
        table.put(
                RejectionReason.UNKNOWN_KEY,
                "401, for all tokens or since the identity provider has changed its keys.",
                "kid in the header of the token is not among the keys of the issuer: another environment or realm, a"
                        + " keys.jwks-file that is out of date, or a forged token.",
                "Compare kid with the keys that check --online prints. Correct the address of the keys, update the"
                        + " file, or sign in again.");
        table.put(
                RejectionReason.KEY_REVOKED,
                "401 for tokens that were valid before.",
                "keys.revoked lists the key that signed the token, by key ID or thumbprint, or *.",
                "Sign in again to get a token of another key. If the entry is a mistake, remove it; the page about"
                        + " leaked keys describes the procedure.");
        table.put(
                RejectionReason.UNSUITABLE_KEY,
                "401 for all tokens of an issuer.",
                "The key is of another type than the algorithm needs (an EC key for RS256, P-256 for ES384), is"
                        + " restricted by use, key_ops or alg, is weaker than required, or belongs to another tenant.",
                "check, or check --online, prints the keys with their algorithms. Configure the issuer to sign with"
                        + " a key that fits, or give the key that it uses.");
        table.put(
                RejectionReason.TOO_MANY_KEYS,
                "401 for some tokens of an issuer with many keys.",
                "The token names no key (no kid), and its key is not among the first ten RSA keys or the first four"
                        + " others.",
                "Let the issuer write kid into its tokens and its JWK Set, or give only the keys that are in use.");
        table.put(
                RejectionReason.TOO_MANY_FAILURES,
                "429 for the clients of one address, except for those whose tokens are in the cache.",
                "More tokens from this address had an invalid signature than flood.failures permits: an attack, a client"
                        + " that invents tokens, or a deployment that uses the key of another environment. The users"
                        + " behind one NAT, or behind a proxy that is not in proxy.trusted, share an address.",
                "Find the reason bad-signature of the same client in the log, and stop that client. List your proxies in"
                        + " proxy.trusted, so that each user has an address of its own. For many users behind one NAT,"
                        + " raise flood.failures.");
        table.put(
                RejectionReason.TOO_MANY_CHECKS,
                "Single requests get 503 under load; a repeated one succeeds.",
                "More tokens that were not in the cache arrived at the same time than flood.checks permits, and waited"
                        + " longer than flood.wait: an attack, or a restart under load.",
                "If it is an attack, block its addresses, which a line of each minute names. If tokens are legitimate, set"
                        + " cache.size to more than the number of concurrent users, or raise flood.wait or flood.checks;"
                        + " EC keys on P-521 and RSA keys over 3072 bits take most time.");
        table.put(
                RejectionReason.BAD_SIGNATURE,
                "401, for all tokens or for those of one environment.",
                "The token was signed with another key or secret: a secret in base64 without the prefix base64: (or"
                        + " with it, although the issuer uses the text itself), the key of another environment, a"
                        + " line break in the secret; an access token of Microsoft Graph; or a token that was changed.",
                "Compare the secret with that of the issuer, and write base64: before it if the issuer decodes it."
                        + " For Entra ID, request a token for your own API instead of Microsoft Graph. explain"
                        + " repeats the check with the same settings.");
    }
}
