package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.RejectionReason;
import java.util.ArrayList;
import java.util.List;

/** Causes of a token that is of another kind than an access token for this application. */
public final class KindCauses {
    private static final List<Cause> ALL = new ArrayList<>();

    /** An ID token. */
    public static final Cause ID_TOKEN = add(
            RejectionReason.CLAIM_MISMATCH,
            "id-token",
            "The token is an ID token: it informs the client about the login, and is not for requests to an"
                    + " application.",
            "Let the client send the access token (access_token in the response of the token endpoint) instead of"
                    + " the ID token (id_token).",
            "");

    /** A refresh token. */
    public static final Cause REFRESH_TOKEN = add(
            RejectionReason.ALGORITHM_NOT_ALLOWED,
            "refresh-token",
            "The token is a refresh token, which only the identity provider can use and verify.",
            "Let the client send the access token (access_token in the response of the token endpoint) instead of"
                    + " the refresh token (refresh_token).",
            "");

    /** A logout token. */
    public static final Cause LOGOUT_TOKEN = add(
            RejectionReason.WRONG_TYPE,
            "logout-token",
            "The token is a logout token, which the identity provider sends to clients.",
            "Let the client send the access token.",
            "");

    /** An access token of the issuer at which users log in. */
    public static final Cause LOGIN_ONLY = add(
            RejectionReason.WRONG_ISSUER,
            "login-only",
            "The token is from the issuer at which users log in. Without an audience, its tokens in requests are not"
                    + " accepted.",
            "If clients send tokens of this issuer in requests, set audience to a value of aud that only tokens for this"
                    + " application have.",
            "");

    /** A token of Microsoft Graph. */
    public static final Cause GRAPH = add(
            RejectionReason.BAD_SIGNATURE,
            "graph-token",
            "The token is for Microsoft Graph: its header has a nonce, and only Graph can verify its signature.",
            "Expose a scope of this application in Entra ID (api://<client ID>/access), and let the client request"
                    + " this scope instead of User.Read.",
            "");

    /** A token of version 1.0 of Entra ID, with the issuer of the settings. */
    public static final Cause ENTRA_VERSION_1 = add(
            RejectionReason.CLAIM_MISMATCH,
            "entra-version-1",
            "The token has ver 1.0, the settings require version 2.0 of Entra ID.",
            "In the manifest of the app registration of this API, set requestedAccessTokenVersion to 2 and request"
                    + " a new token; or use preset = entra-v1.",
            "");

    /** A token of version 2.0 of Entra ID. */
    public static final Cause ENTRA_VERSION_2 = add(
            RejectionReason.CLAIM_MISMATCH,
            "entra-version-2",
            "The token has ver 2.0, the settings require version 1.0 of Entra ID.",
            "Use the preset for version 2.0, with its issuer (https://login.microsoftonline.com/<tenant ID>/v2.0).",
            "");

    /** An opaque token. */
    public static final Cause OPAQUE = add(
            RejectionReason.NOT_THREE_PARTS,
            "opaque-token",
            "The token is opaque: it has no parts, and only the identity provider can read it.",
            "Let the client request a JWT: at Auth0 and Okta, request the audience or authorization server of the"
                    + " API; at Google, use the ID token; at others, set the format of access tokens to JWT.",
            "");

    /** A SAML assertion. */
    public static final Cause SAML = add(
            RejectionReason.NOT_THREE_PARTS,
            "saml-assertion",
            "The text is XML in base64, such as a SAML assertion, and no JWT.",
            "Let the client sign in by OpenID Connect, or exchange the assertion for an access token (RFC 8693).",
            "");

    /** A token that was cut off. */
    public static final Cause TRUNCATED = add(
            RejectionReason.NOT_THREE_PARTS,
            "truncated-token",
            "The text starts like a JWT and ends before or in the third part: it was cut off, for example by a copy"
                    + " from a terminal, or at the size limit of a cookie.",
            "Copy the whole token, three parts separated by dots. For a cookie, see the limit of 4096 bytes for"
                    + " name and value.",
            "");

    /** Some other text. */
    public static final Cause NOT_A_TOKEN = add(
            RejectionReason.NOT_THREE_PARTS,
            "not-a-token",
            "The text is not a JWT: a JWT has three parts, separated by dots.",
            "Let the client send the access token.",
            "");

    /** A JWE. */
    public static final Cause ENCRYPTED_TOKEN = add(
            RejectionReason.ENCRYPTED,
            "encrypted-token",
            "The token has five parts: it is encrypted (JWE), and only the holder of the key can read it.",
            "Let the identity provider issue signed tokens for this application. Auth0 encrypts (alg dir) tokens that"
                    + " were requested without an audience: request the audience of the API. At others, disable access"
                    + " token encryption.",
            "");

    /** Two tokens without a separator. */
    public static final Cause JOINED = add(
            RejectionReason.ENCRYPTED,
            "joined-tokens",
            "The text has five parts like an encrypted token, but its header is that of a signed one: two tokens follow"
                    + " each other without a separator.",
            "Let the client send one token.",
            "");

    /** The header of a load balancer. */
    public static final Cause PADDED = add(
            RejectionReason.PADDED_ENCODING,
            "padded-token",
            "A part of the token is padded base64, as in X-Amzn-Oidc-Data of AWS, which no JWT may be.",
            "Read the header with the access token of the identity provider.",
            "token.header = X-Amzn-Oidc-Accesstoken");

    /** A token that is bound to a key. */
    public static final Cause DPOP = add(
            RejectionReason.SENDER_CONSTRAINED,
            "dpop-token",
            "The token is bound to a key or certificate of the client (cnf: DPoP or mutual TLS), which the filter"
                    + " does not verify.",
            "Disable DPoP or certificate-bound tokens for this client at the identity provider. To accept such"
                    + " tokens as bearer tokens, which an attacker can use:",
            "token.confirmation = ignore");

    /** The scheme DPoP. */
    public static final Cause DPOP_SCHEME = add(
            RejectionReason.UNSUPPORTED_SCHEME,
            "dpop-scheme",
            "The client sends Authorization: DPoP: it proves the possession of a key, which the filter does not verify.",
            "Disable DPoP for this client at the identity provider, and let it send Authorization: Bearer.",
            "");

    /** Another value of typ. */
    public static final Cause TYPE = add(
            RejectionReason.WRONG_TYPE,
            "token-type",
            "The header has a typ that is not accepted.",
            "If all access tokens of the issuer have this typ, write the line; then tokens without typ are"
                    + " rejected.",
            "token.type = {found}");

    /** An unsigned token. */
    public static final Cause UNSIGNED = add(
            RejectionReason.ALGORITHM_NONE,
            "unsigned-token",
            "The token is not signed (alg none): anyone can write one.",
            "Let the issuer sign its tokens. No setting accepts unsigned tokens.",
            "");

    /** A header that is no JSON. */
    public static final Cause NO_JSON = add(
            RejectionReason.MALFORMED_HEADER,
            "no-json",
            "The first part is not base64url of a JSON object without repeated members.",
            "Compare the token with the one that the identity provider has issued.",
            "");

    /** Claims that are no JSON. */
    public static final Cause NO_JSON_CLAIMS = add(
            RejectionReason.MALFORMED_PAYLOAD,
            "no-json-claims",
            "The second part is not base64url of a JSON object without repeated members.",
            "Compare the token with the one that the identity provider has issued. If they are equal, the issuer must"
                    + " write its claims as one JSON object in UTF-8, each name once (RFC 7519 section 4).",
            "");

    private KindCauses() {}

    private static Cause add(RejectionReason reason, String code, String text, String remedy, String line) {
        Cause cause = new Cause(reason, code, text, remedy, line);
        ALL.add(cause);
        return cause;
    }

    static List<Cause> all() {
        return ALL;
    }
}
