package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.RejectionReason;
import java.util.ArrayList;
import java.util.List;

/** Causes of a token whose {@code iss} is none of the settings. */
public final class IssuerCauses {
    private static final List<Cause> ALL = new ArrayList<>();

    /** A slash at the end. */
    public static final Cause SLASH = add(
            RejectionReason.WRONG_ISSUER,
            "issuer-slash",
            "The issuers differ only in a slash at the end.",
            "Write the issuer exactly as the token has it.",
            "{issuer}issuer = {found}");

    /** Capital letters. */
    public static final Cause CASE = add(
            RejectionReason.WRONG_ISSUER,
            "issuer-case",
            "The issuers differ only in capital letters.",
            "Write the issuer exactly as the token has it.",
            "{issuer}issuer = {found}");

    /** http instead of https, or the reverse. */
    public static final Cause SCHEME = add(
            RejectionReason.WRONG_ISSUER,
            "issuer-scheme",
            "The issuers differ only in http and https.",
            "If users reach the identity provider by https although the token has http, a proxy hides the scheme"
                    + " from the provider: configure its public address there (Keycloak: hostname and proxy-headers)."
                    + " Otherwise write the issuer exactly as the token has it.",
            "{issuer}issuer = {found}");

    /** Several of these differences. */
    public static final Cause SPELLING = add(
            RejectionReason.WRONG_ISSUER,
            "issuer-spelling",
            "The issuers differ only in http and https, capital letters and a slash at the end.",
            "Write the issuer exactly as the token has it, which is that in the metadata of the identity provider.",
            "{issuer}issuer = {found}");

    /** A slash that the identity provider does not write. */
    public static final Cause SLASH_OF_TOKEN = add(
            RejectionReason.WRONG_ISSUER,
            "issuer-slash-of-token",
            "The issuer of the token has a slash at the end or lacks it, unlike the tokens of this provider: mostly a"
                    + " program or a test writes the token itself.",
            "Let the program write iss as the identity provider does, without a slash more or less: {expected}.",
            "");

    /** Another path at the same host. */
    public static final Cause PATH = add(
            RejectionReason.WRONG_ISSUER,
            "issuer-path",
            "The issuers have the same host and different paths: the token is from another authorization server"
                    + " there, or one of them has the prefix /auth, which Keycloak has up to version 16 only.",
            "Compare both with the metadata of the identity provider. If the issuer of the token is the right one,"
                    + " write it.",
            "{issuer}issuer = {found}");

    /** Another host or port. */
    public static final Cause HOST = add(
            RejectionReason.WRONG_ISSUER,
            "issuer-host",
            "The issuers have the same path, but another host or port: the identity provider writes the address by"
                    + " which the client has reached it.",
            "Configure the public address at the identity provider (Keycloak: hostname), so that all tokens have"
                    + " the same issuer. Only if this host is that of your identity provider:",
            "{issuer}issuer = {found}");

    /** Another realm of the same Keycloak. */
    public static final Cause REALM = add(
            RejectionReason.WRONG_ISSUER,
            "issuer-realm",
            "The token is from another realm of the same Keycloak.",
            "Sign in to the realm of the settings. If the realm of the token is the right one, write its issuer.",
            "{issuer}issuer = {found}");

    /** The address of the metadata. */
    public static final Cause METADATA = add(
            RejectionReason.WRONG_ISSUER,
            "issuer-metadata",
            "The setting has the address of a metadata document, not the issuer that the document contains.",
            "Write the issuer, without /.well-known and the text after it.",
            "{issuer}issuer = {found}");

    /** A token of version 1.0 of Entra ID. */
    public static final Cause ENTRA_V1 = add(
            RejectionReason.WRONG_ISSUER,
            "issuer-entra-v1",
            "The token is one of version 1.0 of Entra ID (sts.windows.net), the settings require version 2.0. The"
                    + " app registration of the API determines the version, not the endpoint.",
            "In the manifest of the app registration of this API, set requestedAccessTokenVersion to 2 and request"
                    + " a new token; or use preset = entra-v1 with the issuer of the token.",
            "{issuer}issuer = {found}");

    /** A token of version 2.0 of Entra ID. */
    public static final Cause ENTRA_V2 = add(
            RejectionReason.WRONG_ISSUER,
            "issuer-entra-v2",
            "The token is one of version 2.0 of Entra ID (login.microsoftonline.com), the settings require version"
                    + " 1.0.",
            "Use preset = entra with the issuer of the token.",
            "{issuer}issuer = {found}");

    /** Another tenant of Entra ID. */
    public static final Cause TENANT = add(
            RejectionReason.WRONG_ISSUER,
            "issuer-tenant",
            "The token is from another tenant of Entra ID.",
            "Sign in with an account of the tenant of the settings. If users of both tenants are permitted, use"
                    + " {tenantid} in the issuer and list the tenants in claims.match.tid.",
            "");

    /** Another name of the same provider. */
    public static final Cause SIGNED = add(
            RejectionReason.WRONG_ISSUER,
            "issuer-signed",
            "The keys of the settings verify the signature: the token is from the identity provider of the"
                    + " settings, which writes another issuer.",
            "Write the issuer exactly as the token has it.",
            "{issuer}issuer = {found}");

    /** Sessions of another name. */
    public static final Cause SESSION = add(
            RejectionReason.WRONG_ISSUER,
            "issuer-session",
            "The token is from the sessions of an application with another name: of another application, or of this one"
                    + " with another session.name or context path.",
            "Log in again, and give each application its own session.name. A command does not know the context path: set"
                    + " session.name, or add --context-path to explain.",
            "");

    /** No issuer. */
    public static final Cause MISSING = add(
            RejectionReason.WRONG_ISSUER,
            "issuer-missing",
            "The token has no iss, or one that is not a string.",
            "Let the issuer write iss as a string. Only for a key that signs nothing but tokens for this"
                    + " application: issuer = any.",
            "");

    /** Another provider. */
    public static final Cause OTHER = add(
            RejectionReason.WRONG_ISSUER,
            "issuer-other",
            "The token is from another identity provider than that of the settings.",
            "Sign in at the identity provider of the settings. If the other one is to be trusted, too, configure it"
                    + " as issuers.<name>.issuer with its own keys.",
            "");

    private IssuerCauses() {}

    private static Cause add(RejectionReason reason, String code, String text, String remedy, String line) {
        Cause cause = new Cause(reason, code, text, remedy, line);
        ALL.add(cause);
        return cause;
    }

    static List<Cause> all() {
        return ALL;
    }
}
