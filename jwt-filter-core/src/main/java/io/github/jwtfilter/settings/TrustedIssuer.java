package io.github.jwtfilter.settings;

import java.util.Optional;

/** One issuer whose tokens are accepted, with all that is asked of them. */
public final class TrustedIssuer {
    private final Scope scope;
    private final IssuerSettings issuer;
    private final KeySettings keys;
    private final ClaimSettings claims;
    private final IdentitySettings identity;

    TrustedIssuer(Scope scope, Values values) {
        this.scope = scope;
        issuer = new IssuerSettings(values);
        keys = new KeySettings(values);
        claims = new ClaimSettings(values);
        identity = new IdentitySettings(values);
    }

    /**
     * What the settings call it.
     *
     * @return the name in {@code issuers.<name>}, or an empty text for the issuer whose keys have no such prefix
     */
    public String name() {
        return scope.issuer();
    }

    /**
     * Its names and audiences.
     *
     * @return the section
     */
    public IssuerSettings issuer() {
        return issuer;
    }

    /**
     * Where its keys come from.
     *
     * @return the section
     */
    public KeySettings keys() {
        return keys;
    }

    /**
     * What is asked of the claims of its tokens.
     *
     * @return the section
     */
    public ClaimSettings claims() {
        return claims;
    }

    /**
     * How its tokens become principals.
     *
     * @return the section
     */
    public IdentitySettings identity() {
        return identity;
    }

    /**
     * The issuer whose metadata say where the keys are, unless the settings do: the first that is an address which
     * metadata can be fetched from.
     *
     * @return one of {@link IssuerSettings#issuers()}, character by character, if there is such a one
     */
    public Optional<String> discoverable() {
        return issuer.issuers().stream()
                .filter(name -> KeyAddress.isIssuer(name, keys.insecureHttp()))
                .findFirst();
    }

    /** What was given for it. */
    Scope scope() {
        return scope;
    }

    /**
     * Reports on the keys of this issuer.
     *
     * @param all where to report
     * @return takes the plain names of keys, such as {@code algorithms}, and reports them as the settings have them
     */
    public Report report(Report all) {
        return scope.report(all);
    }
}
