package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.RejectionReason;
import java.util.ArrayList;
import java.util.List;

/** Causes of a token without one of the audiences of the settings. */
public final class AudienceCauses {
    private static final List<Cause> ALL = new ArrayList<>();

    /** No audience mapper. */
    public static final Cause KEYCLOAK = add(
            RejectionReason.WRONG_AUDIENCE,
            "audience-keycloak",
            "Keycloak adds an application to aud only by an audience mapper, or for users with a role of its"
                    + " client: hence it works for some users only.",
            "In Keycloak, open the client that requests the token, its dedicated client scope, and add a mapper by"
                    + " configuration: Audience, with Included Client Audience = {expected}, for the access token. Then sign"
                    + " in again.",
            "");

    /** A token of Entra ID for another API. */
    public static final Cause ENTRA = add(
            RejectionReason.WRONG_AUDIENCE,
            "audience-entra",
            "The token was requested for another API.",
            "Let the client request a scope of this application (api://<client ID>/access). aud is the client ID in"
                    + " tokens of version 2.0, and can be the application ID URI in version 1.0.",
            "");

    /** A token of Auth0 without the audience of the API. */
    public static final Cause AUTH0 = add(
            RejectionReason.WRONG_AUDIENCE,
            "audience-auth0",
            "Auth0 writes the audience that the client requests.",
            "Let the client send the parameter audience = {expected} to /authorize or /oauth/token.",
            "");

    /** A token of another authorization server of Okta. */
    public static final Cause OKTA = add(
            RejectionReason.WRONG_AUDIENCE,
            "audience-okta",
            "Okta writes the audience of the authorization server that issued the token.",
            "Set the audience in Okta at Security, API, Authorization Servers, or request the token from the"
                    + " authorization server of this application.",
            "");

    /** A token of Cognito. */
    public static final Cause COGNITO = add(
            RejectionReason.WRONG_AUDIENCE,
            "audience-cognito",
            "Access tokens of Cognito have no aud; client_id is the ID of the app client.",
            "Let the filter read the audience from client_id.",
            "{issuer}audience.claim = client_id");

    /** An application ID URI instead of the client ID, or the reverse. */
    public static final Cause URI = add(
            RejectionReason.WRONG_AUDIENCE,
            "audience-uri",
            "Both values name the same application: one is the client ID, the other the application ID URI.",
            "Write the audience as the token has it.",
            "{issuer}audience = {found}");

    /** Another spelling. */
    public static final Cause SIMILAR = add(
            RejectionReason.WRONG_AUDIENCE,
            "audience-similar",
            "The audience of the token is spelled differently.",
            "Write the audience exactly as the token has it.",
            "{issuer}audience = {found}");

    /** No audience. */
    public static final Cause MISSING = add(
            RejectionReason.WRONG_AUDIENCE,
            "audience-missing",
            "The token has no audience.",
            "Let the issuer write the audience of this application into aud: {expected}. If the issuer uses another"
                    + " claim, name it in audience.claim.",
            "");

    /** Another application. */
    public static final Cause OTHER = add(
            RejectionReason.WRONG_AUDIENCE,
            "audience-other",
            "The token was issued for another application.",
            "Let the client request a token for this application. Only if the audience of the token names this"
                    + " application, too:",
            "{issuer}audience = {found}");

    private AudienceCauses() {}

    private static Cause add(RejectionReason reason, String code, String text, String remedy, String line) {
        Cause cause = new Cause(reason, code, text, remedy, line);
        ALL.add(cause);
        return cause;
    }

    static List<Cause> all() {
        return ALL;
    }
}
