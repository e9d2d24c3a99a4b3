package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.http.Form;
import io.github.jwtfilter.internal.login.ProviderException.Kind;
import java.time.Clock;
import java.time.Duration;

/**
 * Sends requests to the token endpoint (RFC 6749 sections 4.1.3 and 6, RFC 7636 section 4.5). Each request is sent at most once,
 * since a code and a rotated refresh token are valid once. Thread-safe.
 */
public final class TokenEndpoint {
    private final ProviderMetadataSource metadata;
    private final ProviderHttp http;
    private final ClientAuthentication client;
    private final ClockCheck clocks;

    /**
     * Creates a client of the endpoint.
     *
     * @param metadata the address of the endpoint
     * @param http the connections to the provider
     * @param client the credentials of the client
     * @param clock the local time
     * @param clockSkew the difference to the clock of the provider above which messages mention it
     */
    public TokenEndpoint(
            ProviderMetadataSource metadata,
            ProviderHttp http,
            ClientAuthentication client,
            Clock clock,
            Duration clockSkew) {
        this.metadata = metadata;
        this.http = http;
        this.client = client;
        this.clocks = new ClockCheck(clock, clockSkew);
    }

    /**
     * Exchanges a code for tokens.
     *
     * @param code the code of the authorization response
     * @param codeVerifier the PKCE code verifier
     * @param redirectUri the redirect URI of the authorization request, character by character
     * @return the tokens
     * @throws ProviderException if the provider sends none
     */
    public TokenResponse redeem(String code, String codeVerifier, String redirectUri) throws ProviderException {
        return send(Form.empty()
                .with("grant_type", "authorization_code")
                .with("code", code)
                .with("redirect_uri", redirectUri)
                .with("code_verifier", codeVerifier));
    }

    /**
     * Exchanges a refresh token for new tokens.
     *
     * @param refreshToken the last refresh token
     * @return the tokens; without a refresh token, the previous one remains valid
     * @throws ProviderException if the provider sends none
     */
    public TokenResponse refresh(String refreshToken) throws ProviderException {
        return send(Form.empty().with("grant_type", "refresh_token").with("refresh_token", refreshToken));
    }

    private TokenResponse send(Form form) throws ProviderException {
        EndpointResponse response =
                EndpointResponse.to(client.request(metadata.current(), form), "token endpoint", http, clocks);
        switch (response.status()) {
            case 200:
                return TokenResponse.of(response);
            case 401:
                // RFC 6749 section 5.2 defines this status only for invalid_client.
                throw response.failure(Kind.CLIENT_REJECTED, "rejects the client (status 401): " + client.remedy());
            default:
                throw failure(response);
        }
    }

    private ProviderException failure(EndpointResponse response) {
        OAuthError error = response.status() / 100 == 4 ? response.error() : null;
        if (error == null) {
            return response.unexpectedStatus();
        }
        String remedy = error == OAuthError.INVALID_CLIENT ? ": " + client.remedy() : "";
        return response.failure(error.kind(), error.message() + remedy);
    }
}
