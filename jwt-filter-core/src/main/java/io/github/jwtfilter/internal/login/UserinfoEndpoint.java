package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.http.Request;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.login.ProviderException.Kind;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;

/** Fetches the claims of a user (OpenID Connect Core 1.0 section 5.3). Thread-safe. */
public final class UserinfoEndpoint {
    /** The {@code b64token} of RFC 6750 section 2.1. */
    private static final Pattern B64TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]++=*+");

    private final ProviderMetadataSource metadata;
    private final ProviderHttp http;
    private final ClockCheck clocks;

    /**
     * Creates a client of the endpoint.
     *
     * @param metadata the address of the endpoint
     * @param http the connections to the provider
     * @param clock the local time
     * @param clockSkew the difference to the clock of the provider above which messages mention it
     */
    public UserinfoEndpoint(ProviderMetadataSource metadata, ProviderHttp http, Clock clock, Duration clockSkew) {
        this.metadata = metadata;
        this.http = http;
        this.clocks = new ClockCheck(clock, clockSkew);
    }

    /**
     * Fetches the claims.
     *
     * @param accessToken the access token
     * @return the claims with a {@code sub}, which the caller must compare with that of the ID token (section 5.3.2)
     * @throws ProviderException if the provider sends none, or signs or encrypts them
     */
    public JsonObject fetch(String accessToken) throws ProviderException {
        URI uri = metadata.current().userinfoEndpoint().orElse(null);
        if (uri == null) {
            throw new ProviderException(
                    Kind.INVALID_RESPONSE,
                    "the provider has no userinfo endpoint; set login.userinfo-endpoint, or another login.claims-from");
        }
        if (!B64TOKEN.matcher(accessToken).matches()) {
            throw new ProviderException(
                    Kind.INVALID_RESPONSE, "the access token of the provider is not a bearer token (RFC 6750)");
        }
        return claims(
                EndpointResponse.to(Request.to(uri).withBearerToken(accessToken), "userinfo endpoint", http, clocks));
    }

    private static JsonObject claims(EndpointResponse response) throws ProviderException {
        switch (response.status()) {
            case 200:
                return content(response);
            case 401:
                throw response.failure(Kind.INVALID_GRANT, "rejects the access token (status 401)");
            case 403:
                throw response.failure(
                        Kind.CLIENT_REJECTED, "requires a scope that the access token lacks (status 403)");
            default:
                throw response.unexpectedStatus();
        }
    }

    private static JsonObject content(EndpointResponse response) throws ProviderException {
        if (response.mediaType().equals("application/jwt")) {
            throw response.failure(
                    Kind.INVALID_RESPONSE,
                    "signs or encrypts its response (application/jwt), which is not supported: register the client for"
                            + " userinfo responses in JSON, or set another login.claims-from");
        }
        JsonObject claims = response.json();
        String subject = claims.string("sub");
        if (subject == null || subject.isEmpty()) {
            throw response.failure(Kind.INVALID_RESPONSE, "sent claims without a sub");
        }
        return claims;
    }
}
