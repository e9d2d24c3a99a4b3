package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.http.Form;
import io.github.jwtfilter.internal.http.Request;
import io.github.jwtfilter.settings.value.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The methods {@code client_secret_basic} and {@code client_secret_post}. */
final class ClientSecret extends ClientAuthentication {
    private final Secret secret;

    ClientSecret(String clientId, Secret secret) {
        super(clientId, "check login.client-id and login.client-secret");
        this.secret = secret;
    }

    /** The default is HTTP Basic, also for providers that do not announce their methods (Discovery 1.0 section 3). */
    @Override
    Request request(ProviderMetadata provider, Form fields) {
        boolean post = provider.tokenAuthMethods().contains("client_secret_post")
                && !provider.tokenAuthMethods().contains("client_secret_basic");
        return post
                ? Request.post(
                        provider.tokenEndpoint(),
                        fields.with("client_id", clientId()).with("client_secret", secret.bytes()))
                : Request.post(provider.tokenEndpoint(), fields).withAuthorization("Basic " + basic());
    }

    /** Both parts are form-encoded, so that they may contain colons and any other characters. */
    private String basic() {
        String credentials =
                Form.encode(clientId().getBytes(StandardCharsets.UTF_8)) + ':' + Form.encode(secret.bytes());
        return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII));
    }
}
