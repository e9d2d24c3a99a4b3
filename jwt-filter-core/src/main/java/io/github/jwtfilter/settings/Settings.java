package io.github.jwtfilter.settings;

/** Everything the settings file says, typed and immutable. */
public final class Settings {
    private final IssuerSettings issuer;
    private final KeySettings keys;
    private final TokenSettings token;
    private final ClaimSettings claims;
    private final IdentitySettings identity;
    private final ChallengeSettings challenge;
    private final TransportSettings transport;

    Settings(Values values) {
        issuer = new IssuerSettings(values);
        keys = new KeySettings(values);
        token = new TokenSettings(values);
        claims = new ClaimSettings(values);
        identity = new IdentitySettings(values);
        challenge = new ChallengeSettings(values);
        transport = new TransportSettings(values);
    }

    /**
     * Who may issue tokens, and for whom.
     *
     * @return the section
     */
    public IssuerSettings issuer() {
        return issuer;
    }

    /**
     * Where keys come from.
     *
     * @return the section
     */
    public KeySettings keys() {
        return keys;
    }

    /**
     * Where the token stands.
     *
     * @return the section
     */
    public TokenSettings token() {
        return token;
    }

    /**
     * What is asked of the claims.
     *
     * @return the section
     */
    public ClaimSettings claims() {
        return claims;
    }

    /**
     * How a token becomes a principal.
     *
     * @return the section
     */
    public IdentitySettings identity() {
        return identity;
    }

    /**
     * How refusals are answered.
     *
     * @return the section
     */
    public ChallengeSettings challenge() {
        return challenge;
    }

    /**
     * What is asked of the transport.
     *
     * @return the section
     */
    public TransportSettings transport() {
        return transport;
    }
}
