package io.github.jwtfilter.internal.login;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The request with which a browser logs in at the provider (OpenID Connect Core 1.0 section 3.1.2.1), with PKCE (RFC 7636). */
final class AuthorizationRequest {
    private final Map<String, String> fixed = new LinkedHashMap<>();

    /**
     * Creates the part that is the same for all flows.
     *
     * @param clientId the client at the provider
     * @param scopes the scopes, with {@code openid}
     * @param extra further parameters of the settings
     * @param prompt the value of {@code prompt}, if configured
     */
    AuthorizationRequest(
            String clientId, Collection<String> scopes, Map<String, String> extra, Optional<String> prompt) {
        fixed.putAll(extra);
        prompt.ifPresent(value -> fixed.put("prompt", value));
        fixed.put("response_type", "code");
        fixed.put("client_id", clientId);
        fixed.put("scope", String.join(" ", scopes));
    }

    /** Returns the URL for one flow. The endpoint may have a query of its own, as that of Azure AD B2C. */
    String url(URI endpoint, LoginFlow flow, String redirectUri) {
        Map<String, String> parameters = new LinkedHashMap<>(fixed);
        parameters.put("redirect_uri", redirectUri);
        parameters.put("state", flow.state());
        parameters.put("nonce", flow.nonce());
        parameters.put("code_challenge", flow.codeChallenge());
        parameters.put("code_challenge_method", "S256");
        return withParameters(endpoint, parameters);
    }

    /** Returns a URL with a query to which parameters are added. */
    static String withParameters(URI endpoint, Map<String, String> parameters) {
        StringBuilder url = new StringBuilder(endpoint.toString());
        char separator = endpoint.getRawQuery() == null ? '?' : '&';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            url.append(separator)
                    .append(encoded(parameter.getKey()))
                    .append('=')
                    .append(encoded(parameter.getValue()));
            separator = '&';
        }
        return url.toString();
    }

    private static String encoded(String text) {
        try {
            return URLEncoder.encode(text, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            // Every Java platform is required to support UTF-8.
            throw new IllegalStateException(e);
        }
    }
}
