package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.http.FetchFailure;
import io.github.jwtfilter.internal.http.Request;
import io.github.jwtfilter.internal.http.Response;
import io.github.jwtfilter.internal.http.UriText;
import io.github.jwtfilter.internal.logging.LogText;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies, as far as that is possible without a user, that the provider accepts the client and the redirect URI: sends a code that
 * it has never issued, and requests its login page. For diagnostics.
 */
public final class LoginProbe {
    private static final String NO_CODE = "probe";

    private final ProviderMetadataSource metadata;
    private final TokenEndpoint endpoint;
    private final ProviderHttp http;
    private final AuthorizationRequest parameters;
    private final List<String> passed = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    LoginProbe(
            ProviderMetadataSource metadata,
            TokenEndpoint endpoint,
            ProviderHttp http,
            AuthorizationRequest parameters) {
        this.metadata = metadata;
        this.endpoint = endpoint;
        this.http = http;
        this.parameters = parameters;
    }

    /**
     * Sends the requests.
     *
     * @param redirectUri the address of the callback as registered at the provider; null if it is not known
     * @return this probe, with the results
     */
    public LoginProbe run(@Nullable String redirectUri) {
        try {
            ProviderMetadata provider = metadata.current();
            passed.add("authorization endpoint " + UriText.of(provider.authorizationEndpoint()));
            passed.add("token endpoint " + UriText.of(provider.tokenEndpoint()));
            passed.add(
                    provider.endSessionEndpoint()
                            .map(uri -> "logout at " + UriText.of(uri))
                            .orElse(
                                    "the provider has no logout (end_session_endpoint): a logout ends the session of the application only"));
            LoginFlow flow = LoginFlow.start(new SecureRandom(), 0, false, false, "/");
            probeClient(flow, redirectUri == null ? provider.issuer() : redirectUri);
            if (redirectUri == null) {
                passed.add("the redirect URI was not verified: pass it with --redirect-uri");
            } else {
                probeRedirectUri(provider, flow, redirectUri);
            }
        } catch (ProviderException e) {
            failed.add(e.getMessage());
        }
        return this;
    }

    private void probeClient(LoginFlow flow, String redirectUri) {
        try {
            endpoint.redeem(NO_CODE, flow.codeVerifier(), redirectUri);
            failed.add("the token endpoint accepts a code that it has not issued");
        } catch (ProviderException e) {
            if (e.kind() == ProviderException.Kind.INVALID_GRANT) {
                passed.add("the token endpoint accepts the client");
            } else {
                failed.add(e.getMessage());
            }
        }
    }

    private void probeRedirectUri(ProviderMetadata provider, LoginFlow flow, String redirectUri) {
        String name = "the authorization endpoint " + UriText.of(provider.authorizationEndpoint());
        try {
            URI url = new URI(parameters.url(provider.authorizationEndpoint(), flow, redirectUri));
            Response response = http.send(Request.to(url));
            List<String> locations = response.headers("Location");
            String location = locations.size() == 1 ? locations.get(0) : "";
            if (response.status() / 100 == 4 || response.status() / 100 == 5) {
                failed.add(name + " responds with " + response.status()
                        + ": the client ID or the redirect URI differs from the registration of the client");
            } else if (location.contains("error=")) {
                failed.add(name + " rejects the request: the scopes, the client or its grant type are not permitted");
            } else {
                passed.add(
                        "the authorization endpoint reports no error for the redirect URI " + LogText.of(redirectUri));
            }
        } catch (FetchFailure e) {
            failed.add(name + ' ' + e.getMessage());
        } catch (URISyntaxException e) {
            failed.add("the redirect URI is not an address");
        }
    }

    /**
     * Returns what is as expected.
     *
     * @return lines without secrets
     */
    public List<String> passed() {
        return Collections.unmodifiableList(passed);
    }

    /**
     * Returns the problems.
     *
     * @return lines without secrets, none if all requests passed
     */
    public List<String> failed() {
        return Collections.unmodifiableList(failed);
    }
}
