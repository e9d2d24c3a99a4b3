package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.KeyAddress;
import io.github.jwtfilter.settings.value.TenantIssuer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One issuer whose tokens are accepted, with its requirements. */
public final class TrustedIssuer {
    /** Not the prefix of any issuer in a file. */
    private static final String SESSIONS = KeyName.ISSUERS + "(sessions).";

    private final Scope scope;
    private final Values values;
    private final IssuerSettings issuer;
    private final KeySettings keys;
    private final ClaimSettings claims;
    private final IdentitySettings identity;

    /**
     * Reads the sections of one issuer.
     *
     * @param scope the entries of the issuer
     * @param values their values
     */
    public TrustedIssuer(Scope scope, Values values) {
        this.scope = scope;
        this.values = values;
        issuer = new IssuerSettings(values);
        keys = new KeySettings(values, new RevokedKeys(values));
        claims = new ClaimSettings(values);
        identity = new IdentitySettings(values);
    }

    /**
     * Returns the issuer of the tokens that the filter itself signs for sessions. Requirements for the tokens of other issuers do
     * not apply to it.
     *
     * @param name the value of {@code iss} and {@code aud}
     * @param clockSkew the permitted clock skew
     * @return an issuer whose keys are not read from these settings
     */
    public static TrustedIssuer ofSessions(String name, Duration clockSkew) {
        Values values = new FixedValues()
                .with(IssuerSettings.ISSUER, Collections.singletonList(name))
                .with(IssuerSettings.AUDIENCE, Collections.singletonList(name))
                .with(ClaimSettings.CLOCK_SKEW, clockSkew);
        return new TrustedIssuer(new Scope(SESSIONS), values);
    }

    /**
     * Returns the requirements for the users of an issuer, and for its ID tokens: its names, keys, algorithms, clock skew and
     * identity, and the client ID as the only audience. Requirements for access tokens do not apply, such as those of its preset;
     * other lines {@code claims.match.<name>} and {@code claims.required} do, since they restrict the users.
     *
     * @param issuer the issuer at which users log in
     * @param clientId the client ID of this application
     * @return the same issuer with other requirements
     */
    public static TrustedIssuer ofLogin(TrustedIssuer issuer, String clientId) {
        return of(issuer, Collections.singletonList(clientId), true);
    }

    /**
     * Returns the requirements for tokens that an issuer sends to this application, whether they have claims about the user or not:
     * logout tokens have none, and ID tokens need none with another {@code login.claims-from}.
     *
     * @param issuer the issuer at which users log in
     * @param clientId the client ID of this application
     * @return the same issuer, without requirements for claims about the user
     */
    public static TrustedIssuer ofLoginWithoutClaims(TrustedIssuer issuer, String clientId) {
        return of(issuer, Collections.singletonList(clientId), false);
    }

    /**
     * Returns the requirements for the access tokens that an issuer sends directly to this application, with the ID token.
     *
     * @param issuer the issuer at which users log in
     * @return the same issuer, whose tokens are accepted for any audience, without requirements for claims about the user
     */
    public static TrustedIssuer ofLoginForAnyAudience(TrustedIssuer issuer) {
        return of(issuer, Collections.emptyList(), false);
    }

    private static TrustedIssuer of(TrustedIssuer issuer, List<String> audience, boolean restricted) {
        return new TrustedIssuer(issuer.scope, new IdTokenValues(issuer.scope, issuer.values, audience, restricted));
    }

    /**
     * Returns its name in the settings.
     *
     * @return the name in {@code issuers.<name>}, or an empty text for the issuer whose keys have no such prefix
     */
    public String name() {
        return scope.issuer();
    }

    /**
     * Returns its {@code iss} values and audiences.
     *
     * @return the section
     */
    public IssuerSettings issuer() {
        return issuer;
    }

    /**
     * Returns the source of its keys.
     *
     * @return the section
     */
    public KeySettings keys() {
        return keys;
    }

    /**
     * Reads the source of its keys again, since the values of expressions may have changed, for example {@code
     * ${file:/run/secrets/x}}.
     *
     * @param report receives the problems
     * @return a new section
     */
    public KeySettings reloadKeys(Report report) {
        return new KeySettings(values.reportingTo(report(report)), keys.revoked());
    }

    /**
     * Returns the requirements for claims of its tokens.
     *
     * @return the section
     */
    public ClaimSettings claims() {
        return claims;
    }

    /**
     * Returns the mapping from its tokens to principals.
     *
     * @return the section
     */
    public IdentitySettings identity() {
        return identity;
    }

    /**
     * Returns the issuer whose metadata contain the location of the keys, unless it is configured: the first one that
     * is an address from which metadata can be fetched.
     *
     * @return one of {@link IssuerSettings#issuers()}, character by character, if any
     */
    public Optional<String> discoverable() {
        for (String name : issuer.issuers()) {
            if (isDiscoverable(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private boolean isDiscoverable(String name) {
        TenantIssuer tenants = TenantIssuer.find(name);
        return KeyAddress.isIssuer(
                tenants == null ? name : tenants.metadataIssuers().get(0), keys.insecureHttp());
    }

    /**
     * Returns the tenants whose tokens are accepted, for an issuer of several tenants of Entra ID.
     *
     * @return the accepted values of {@code tid}; none for an ordinary issuer
     */
    public List<String> tenants() {
        return issuer.tenantIssuers().isEmpty()
                ? Collections.emptyList()
                : claims.match().getOrDefault(TenantIssuer.CLAIM, Collections.emptyList());
    }

    /**
     * Returns its entries.
     *
     * @return the view of its keys
     */
    public Scope scope() {
        return scope;
    }

    /**
     * Returns a report for the keys of this issuer.
     *
     * @param all the report that receives all problems
     * @return a report that accepts key names without a prefix, such as {@code algorithms}, and forwards the full names
     */
    public Report report(Report all) {
        return scope.report(all);
    }
}
