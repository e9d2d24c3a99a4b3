package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.http.Form;
import io.github.jwtfilter.internal.http.Request;

/** A client without credentials. */
final class PublicClient extends ClientAuthentication {
    PublicClient(String clientId) {
        super(
                clientId,
                "check login.client-id; if the client is registered as confidential, set login.client-secret or"
                        + " login.client-key");
    }

    @Override
    Request request(ProviderMetadata provider, Form fields) {
        return Request.post(provider.tokenEndpoint(), fields.with("client_id", clientId()));
    }
}
