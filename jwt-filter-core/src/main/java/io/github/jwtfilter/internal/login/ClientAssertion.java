package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.base64.Base64Url;
import io.github.jwtfilter.internal.http.Form;
import io.github.jwtfilter.internal.http.Request;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.SigningKey;
import io.github.jwtfilter.internal.signing.SigningCertificate;
import io.github.jwtfilter.internal.signing.TokenWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The method {@code private_key_jwt} (RFC 7523 sections 2.2 and 3, OpenID Connect Core 1.0 section 9). Names the key by its
 * certificate if there is one, as Entra ID and AD FS require it, otherwise by its key ID.
 */
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
                "check login.client-id, and that the provider has the public key of login.client-key and its key ID, or its certificate");
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
        ClientKey.Loaded loaded = key.load();
        JwsAlgorithm algorithm = algorithm(loaded, provider);
        return TokenWriter.withNames(loaded.key(), algorithm, "JWT", names(loaded, algorithm))
                .write(claims);
    }

    /** A key ID that is not that of the certificate could be an unknown one for a provider that knows certificates. */
    private static Map<String, String> names(ClientKey.Loaded loaded, JwsAlgorithm algorithm) {
        SigningCertificate certificate = loaded.certificate();
        String keyId = loaded.key().keyId();
        Map<String, String> names = new LinkedHashMap<>();
        if (certificate != null) {
            names.put("x5t#S256", certificate.sha256Thumbprint());
            // AD FS, which accepts only the RS algorithms, knows no other thumbprint.
            String sha1 = algorithm.headerName().startsWith("RS") ? certificate.sha1Thumbprint() : null;
            if (sha1 != null) {
                names.put("x5t", sha1);
            }
        } else if (keyId != null) {
            names.put("kid", keyId);
        }
        return names;
    }

    /**
     * Returns the first algorithm of the key that the provider accepts. If the provider announces none of them, it is the usual
     * one, except that Entra ID, which announces none, requires PS256 with a certificate.
     */
    private static JwsAlgorithm algorithm(ClientKey.Loaded loaded, ProviderMetadata provider) {
        SigningKey signer = loaded.key();
        for (JwsAlgorithm algorithm : signer.algorithms()) {
            if (provider.tokenAuthAlgorithms().contains(algorithm.headerName())) {
                return algorithm;
            }
        }
        return loaded.certificate() != null && signer.algorithms().contains(JwsAlgorithm.PS256)
                ? JwsAlgorithm.PS256
                : signer.algorithms().iterator().next();
    }

    private String id() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }
}
