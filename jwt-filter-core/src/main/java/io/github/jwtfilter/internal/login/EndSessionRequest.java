package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.request.Connections;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The address at which a browser logs out at the provider (OpenID Connect RP-Initiated Logout 1.0 section 2). Thread-safe. */
final class EndSessionRequest {
    /** The start of the issuers of Amazon Cognito, whose endpoint has parameters of its own. */
    private static final String COGNITO = "https://cognito-idp.";

    /** The maximum length of an ID token in the address: many servers accept about 8 KiB. */
    private static final int MAX_HINT = 6_000;

    private final ProviderMetadataSource metadata;
    private final Connections connections;
    private final String issuer;
    private final String clientId;
    private final String afterLogout;

    /** {@code afterLogout} is a path below the application, or an absolute URL. */
    EndSessionRequest(
            ProviderMetadataSource metadata,
            Connections connections,
            String issuer,
            String clientId,
            String afterLogout) {
        this.issuer = issuer;
        this.metadata = metadata;
        this.connections = connections;
        this.clientId = clientId;
        this.afterLogout = afterLogout;
    }

    /**
     * Returns the address for a browser.
     *
     * @param request a request of the browser
     * @param tokens the tokens of its login, or null if it has none
     * @return the end session endpoint; the page after the logout if the provider has none, or does not respond
     */
    String url(RequestView request, @Nullable ProviderTokens tokens) {
        String local = afterLogout.startsWith("/") ? request.contextPath() + afterLogout : afterLogout;
        Optional<URI> endpoint = endpoint();
        if (!endpoint.isPresent()) {
            return local;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        String idToken = tokens == null ? null : tokens.idToken();
        boolean cognito = issuer.startsWith(COGNITO);
        if (idToken != null && idToken.length() <= MAX_HINT && !cognito) {
            parameters.put("id_token_hint", idToken);
        }
        parameters.put("client_id", clientId);
        String back = cognito ? "logout_uri" : "post_logout_redirect_uri";
        absolute(local, request).ifPresent(uri -> parameters.put(back, uri));
        return AuthorizationRequest.withParameters(endpoint.get(), parameters);
    }

    private Optional<URI> endpoint() {
        try {
            return metadata.current().endSessionEndpoint();
        } catch (ProviderException e) {
            return Optional.empty();
        }
    }

    private Optional<String> absolute(String local, RequestView request) {
        return local.startsWith("/")
                ? connections.of(request).ownOrigin().map(origin -> origin + local)
                : Optional.of(local);
    }
}
