package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.RejectionReason;
import java.util.ArrayList;
import java.util.List;

/** Causes of a token that no key of the settings verifies. */
public final class KeyCauses {
    private static final List<Cause> ALL = new ArrayList<>();

    /** A secret that the issuer decodes. */
    public static final Cause SECRET_IS_BASE64 = add(
            RejectionReason.BAD_SIGNATURE,
            "secret-base64",
            "The signature verifies if keys.secret is decoded as base64: the issuer decodes the secret, the"
                    + " settings use its text.",
            "Write base64: before the secret.",
            "{issuer}keys.secret = base64:<the present value>");

    /** A secret that the issuer decodes as hex. */
    public static final Cause SECRET_IS_HEX = add(
            RejectionReason.BAD_SIGNATURE,
            "secret-hex",
            "The signature verifies if keys.secret is decoded as hex: the issuer decodes the secret, the settings use"
                    + " its text.",
            "Write hex: before the secret.",
            "{issuer}keys.secret = hex:<the present value>");

    /** A secret that the issuer does not decode. */
    public static final Cause SECRET_IS_TEXT = add(
            RejectionReason.BAD_SIGNATURE,
            "secret-text",
            "The signature verifies with the text after the prefix in keys.secret: the issuer uses the text itself"
                    + " and does not decode it.",
            "Remove the prefix base64: or hex: from the secret.",
            "{issuer}keys.secret = <the present value without the prefix>");

    /** A secret with a line break. */
    public static final Cause SECRET_LINE_BREAK = add(
            RejectionReason.BAD_SIGNATURE,
            "secret-line-break",
            "The signature verifies if a line break or a blank is added to keys.secret: the issuer reads the secret from"
                    + " a file or variable with this character at its end.",
            "Remove the character at the issuer (printf %s instead of echo), or give the same bytes as base64: here.",
            "");

    /** Another secret. */
    public static final Cause OTHER_SECRET = add(
            RejectionReason.BAD_SIGNATURE,
            "secret-other",
            "The signature was made with another secret. It verifies neither with keys.secret as it is, nor decoded"
                    + " as base64 or hex, nor with a line break or a blank at its end.",
            "Compare the secret with that of the issuer: printf %s \"$SECRET\" | sha256sum on both sides.",
            "");

    /** Another key. */
    public static final Cause OTHER_KEY = add(
            RejectionReason.BAD_SIGNATURE,
            "key-other",
            "The signature was made with another key than those of the settings, or the token was changed after it"
                    + " was signed.",
            "Compare the keys with those of the environment (test, production) that issued the token, and get a new"
                    + " token.",
            "");

    /** A key that the file does not contain. */
    public static final Cause UNKNOWN_FILE = add(
            RejectionReason.UNKNOWN_KEY,
            "kid-not-in-file",
            "The file with the keys does not contain the key that the token names: the issuer has changed its keys,"
                    + " or the file is from another environment.",
            "Get the file from the issuer again, or let the filter fetch the keys: remove keys.jwks-file, or set"
                    + " keys.jwks-uri to the address of the JWK Set.",
            "");

    /** A key that the provider does not publish. */
    public static final Cause UNKNOWN_REMOTE = add(
            RejectionReason.UNKNOWN_KEY,
            "kid-not-published",
            "The identity provider does not publish the key that the token names: the token is from another"
                    + " environment, realm or authorization server, or the key was removed.",
            "Get a new token. If it has the same kid, compare the address of the keys with the jwks_uri of the"
                    + " metadata of the issuer.",
            "");

    /** A key that verifies the signature, under another ID. */
    public static final Cause OTHER_KEY_ID = add(
            RejectionReason.UNKNOWN_KEY,
            "kid-differs",
            "A key of the settings verifies the signature, but has another key ID than the token names: the IDs in the"
                    + " file and at the issuer differ.",
            "Write the kid of the token into the file with the keys, or get the file from the issuer again.",
            "");

    /** A key whose JWK restricts it to another algorithm. */
    public static final Cause KEY_ALGORITHM = add(
            RejectionReason.ALGORITHM_NOT_ALLOWED,
            "key-algorithm",
            "A key of the settings is of the type that the token requires, but its JWK permits only another algorithm"
                    + " (alg), such as RS256 for a token with PS256.",
            "Let the issuer sign with the algorithm of the key (Keycloak: Access token signature algorithm of the"
                    + " client), or correct alg in the JWK Set.",
            "");

    /** A secret that is too short for the algorithm. */
    public static final Cause SECRET_SHORT = add(
            RejectionReason.ALGORITHM_NOT_ALLOWED,
            "secret-short",
            "keys.secret is shorter than the hash of the algorithm: HS384 requires 48 bytes, HS512 64 bytes (RFC 7518"
                    + " section 3.2).",
            "Let the issuer sign with HS256, or configure a secret of this size on both sides (keys generate HS512).",
            "");

    /** A key of another type. */
    public static final Cause ALGORITHM = add(
            RejectionReason.UNSUITABLE_KEY,
            "key-type",
            "The keys of the settings are of another type than the algorithm of the token requires.",
            "Let the issuer sign with the algorithm of the key, or configure the key with which the issuer signs.",
            "");

    /** A token that is signed with a secret. */
    public static final Cause HMAC_WITH_PUBLIC_KEY = add(
            RejectionReason.ALGORITHM_NOT_ALLOWED,
            "hmac-with-public-key",
            "The token is signed with a secret (HS), the settings have public keys. Such a token is never verified with"
                    + " a public key, since that is not secret.",
            "Let the identity provider sign with RS256 or ES256 (Auth0: signing algorithm of the API). If a secret"
                    + " is intended, configure keys.secret instead of the public keys. Keycloak signs its refresh tokens in"
                    + " this way: send the access token.",
            "");

    /** A token that is signed with a private key. */
    public static final Cause PUBLIC_KEY_WITH_SECRET = add(
            RejectionReason.ALGORITHM_NOT_ALLOWED,
            "public-key-needed",
            "The token is signed with a private key, the settings have a secret.",
            "Configure the public key of the issuer instead of the secret: keys.public-key, keys.jwks-uri, or the"
                    + " metadata of an https issuer without any key setting.",
            "");

    /** An algorithm that the setting excludes. */
    public static final Cause NOT_LISTED = add(
            RejectionReason.ALGORITHM_NOT_ALLOWED,
            "algorithm-not-listed",
            "A key of the settings fits the algorithm of the token, but the setting algorithms does not list it.",
            "If the issuer is to use this algorithm, add it.",
            "{issuer}algorithms = {found}");

    /** An algorithm that no key can have. */
    public static final Cause UNSUPPORTED = add(
            RejectionReason.ALGORITHM_NOT_ALLOWED,
            "algorithm-unsupported",
            "The header has no alg, or one that is not supported. The names are compared exactly, with capital"
                    + " letters.",
            "Let the issuer sign with RS256, ES256 or another algorithm of the setting algorithms.",
            "");

    /** A revoked key. */
    public static final Cause REVOKED = add(
            RejectionReason.KEY_REVOKED,
            "key-revoked",
            "keys.revoked lists the key of the token.",
            "Sign in again to get a token of another key. If the entry is a mistake, remove it.",
            "");

    private KeyCauses() {}

    private static Cause add(RejectionReason reason, String code, String text, String remedy, String line) {
        Cause cause = new Cause(reason, code, text, remedy, line);
        ALL.add(cause);
        return cause;
    }

    static List<Cause> all() {
        return ALL;
    }
}
