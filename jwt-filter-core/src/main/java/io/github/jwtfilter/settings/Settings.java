package io.github.jwtfilter.settings;

import java.util.Collections;
import java.util.List;

/** Everything the settings file says, typed and immutable. */
public final class Settings {
    private final List<TrustedIssuer> issuers;
    private final TokenSettings token;
    private final ChallengeSettings challenge;
    private final TransportSettings transport;

    Settings(Values values) {
        issuers = Collections.singletonList(new TrustedIssuer("", values));
        token = new TokenSettings(values);
        challenge = new ChallengeSettings(values);
        transport = new TransportSettings(values);
    }

    /**
     * Whose tokens are accepted.
     *
     * @return one or more issuers, no two of which have a name in common
     */
    public List<TrustedIssuer> issuers() {
        return issuers;
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
