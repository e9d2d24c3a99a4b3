package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.http.Form;
import io.github.jwtfilter.internal.http.Request;
import io.github.jwtfilter.settings.value.Secret;
import java.time.Clock;

/** The authentication of the client at the token endpoint (RFC 6749 section 2.3). Thread-safe. */
public abstract class ClientAuthentication {
    private final String clientId;
    private final String remedy;

    ClientAuthentication(String clientId, String remedy) {
        this.clientId = clientId;
        this.remedy = remedy;
    }

    /**
     * Returns the authentication of a public client, which has only an identifier (RFC 6749 section 3.2.1).
     *
     * @param clientId the client identifier
     * @return the authentication
     */
    public static ClientAuthentication none(String clientId) {
        return new PublicClient(clientId);
    }

    /**
     * Returns the authentication with a secret: HTTP Basic, or in the form if the provider supports only that (RFC 6749 section
     * 2.3.1).
     *
     * @param clientId the client identifier
     * @param secret the client secret in UTF-8
     * @return the authentication
     */
    public static ClientAuthentication secret(String clientId, Secret secret) {
        return new ClientSecret(clientId, secret);
    }

    /**
     * Returns the authentication with a signed assertion, {@code private_key_jwt} (RFC 7523 section 2.2).
     *
     * @param clientId the client identifier
     * @param key the private key
     * @param clock the local time
     * @return the authentication
     */
    public static ClientAuthentication key(String clientId, ClientKey key, Clock clock) {
        return new ClientAssertion(clientId, key, clock);
    }

    /** Returns a request to the token endpoint with these fields and the credentials. */
    abstract Request request(ProviderMetadata provider, Form fields) throws ProviderException;

    final String clientId() {
        return clientId;
    }

    /** Returns the advice for a client that the provider rejects. */
    final String remedy() {
        return remedy;
    }

    @Override
    public final String toString() {
        return "(hidden)";
    }
}
