package io.github.jwtfilter;

/**
 * The steps of verifying a token, in their order. The first step that fails gives the reported reason, so every earlier
 * step is known to have passed.
 */
public enum CheckStep {
    /** The request itself: its method, its transport, and the location of the token. */
    REQUEST("the request contains a token"),
    /** The raw text of the token: size, characters, parts, base64url (RFC 7515 section 7.1). */
    SHAPE("three parts of canonical base64url, within the size limit"),
    /** The JOSE header: strict JSON (RFC 7515 section 4). */
    HEADER("the header is one strict JSON object"),
    /** The {@code alg} header parameter. */
    ALGORITHM("the algorithm is on the allowlist"),
    /** The header parameters {@code crit}, {@code typ} and {@code kid}. */
    PARAMETERS("critical extensions, type and key ID are acceptable"),
    /** The claims: strict JSON (RFC 7519 section 4). */
    PAYLOAD("the payload is one strict JSON object"),
    /** The {@code iss} claim selects a configured issuer. */
    ISSUER("the issuer is configured"),
    /** A key of that issuer matches the header. */
    KEY("the issuer has a matching key"),
    /** The signature is valid for that key. */
    SIGNATURE("the signature is valid"),
    /** The claim {@code cnf} (RFC 7800). */
    CONFIRMATION("the token is a bearer token, not bound to a key or certificate (cnf), or cnf is ignored"),
    /** The claims {@code exp}, {@code nbf} and {@code iat}. */
    DATES("the token is valid now"),
    /** The audience. */
    AUDIENCE("the audience matches"),
    /** Required and matched claims, maximum age and lifetime. */
    CLAIMS("required claims, claim values, age and lifetime"),
    /** The name of the principal. */
    PRINCIPAL("the token names a principal"),
    /** The token, its session, its user and its key are not revoked. */
    REVOCATION("nothing is revoked that the token depends on"),
    /** The access rules authorize the principal. */
    ACCESS("the principal has the roles and scopes that the access rules require");

    private final String text;

    CheckStep(String text) {
        this.text = text;
    }

    /**
     * Returns the condition that is met when this step has passed.
     *
     * @return a short phrase for operators
     */
    public String text() {
        return text;
    }
}
