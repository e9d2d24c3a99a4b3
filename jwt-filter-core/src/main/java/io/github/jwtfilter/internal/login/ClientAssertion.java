package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.http.Form;
import io.github.jwtfilter.internal.http.Request;
import io.github.jwtfilter.internal.jose.Base64Url;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.SigningKey;
import io.github.jwtfilter.internal.signing.TokenWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** The method {@code private_key_jwt} (RFC 7523 sections 2.2 and 3, OpenID Connect Core 1.0 section 9). */
final class ClientAssertion extends ClientAuthentication {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final long LIFETIME_SECONDS = 60;
    private static final int ID_BYTES = 16;

    private final ClientKey key;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ClientAssertion(String clientId, ClientKey key, Clock clock) {
        super(
                clientId,
                "check login.client-id, and that the provider has the public key of login.client-key and its key ID");
        this.key = key;
        this.clock = clock;
    }

    @Override
    Request request(ProviderMetadata provider, Form fields) throws ProviderException {
        return Request.post(
                provider.tokenEndpoint(),
                fields.with("client_id", clientId())
                        .with("client_assertion_type", TYPE)
                        .with("client_assertion", assertion(provider)));
    }

    private String assertion(ProviderMetadata provider) throws ProviderException {
        long now = clock.millis() / 1_000;
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", clientId());
        claims.put("sub", clientId());
        claims.put("aud", provider.tokenEndpoint().toString());
        claims.put("iat", now);
        claims.put("exp", now + LIFETIME_SECONDS);
        claims.put("jti", id());
        SigningKey signer = key.load();
        return new TokenWriter(signer, algorithm(signer, provider), "JWT", signer.keyId()).write(claims);
    }

    /** Returns the first algorithm of the key that the provider accepts; the usual one if the provider announces none of them. */
    private static JwsAlgorithm algorithm(SigningKey signer, ProviderMetadata provider) {
        for (JwsAlgorithm algorithm : signer.algorithms()) {
            if (provider.tokenAuthAlgorithms().contains(algorithm.headerName())) {
                return algorithm;
            }
        }
        return signer.algorithms().iterator().next();
    }

    private String id() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }
}
