package io.github.jwtfilter.provider;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.jwtfilter.internal.jwks.remote.PublishedKeys.Answer;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Documents that providers publish, by URL. Other URLs are not found. */
final class Site {
    /** A document, and the bearer token that it requires; none if empty. */
    private record Document(Answer response, Optional<String> password) {}

    private final Map<URI, Document> documents = new ConcurrentHashMap<>();

    /** Publishes metadata (OpenID Connect Discovery 1.0 section 3). */
    Site metadata(String address, String issuer, String jwksUri, Map<String, Object> more) {
        Map<String, Object> metadata = new HashMap<>(more);
        metadata.put("issuer", issuer);
        metadata.put("jwks_uri", jwksUri);
        metadata.put("authorization_endpoint", address.replaceFirst("\\.well-known.*", "authorize"));
        metadata.put("response_types_supported", List.of("code", "id_token"));
        metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
        return document(address, metadata, "public, max-age=86400", null);
    }

    Site metadata(String issuer, String jwksUri) {
        String address = issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration";
        return metadata(address, issuer, jwksUri, Map.of());
    }

    Site keys(String address, String cacheControl, List<Map<String, Object>> keys) {
        return document(address, Map.of("keys", keys), cacheControl, null);
    }

    /** Publishes keys that require a bearer token. */
    Site keysBehind(String password, String address, List<Map<String, Object>> keys) {
        return document(address, Map.of("keys", keys), "public, max-age=3600", password);
    }

    /** Adds the documents of another site. */
    Site and(Site other) {
        documents.putAll(other.documents);
        return this;
    }

    /** Returns the response to a request with this token. */
    Answer response(URI address, Optional<String> bearerToken) {
        Document document = documents.get(address);
        if (document == null) {
            return Answer.of(404);
        }
        boolean allowed = document.password().isEmpty() || document.password().equals(bearerToken);
        return allowed ? document.response() : Answer.of(401);
    }

    private Site document(String address, Map<String, Object> json, String cacheControl, String password) {
        Answer response = new Answer(200, JSONObjectUtils.toJSONString(json), cacheControl);
        documents.put(URI.create(address), new Document(response, Optional.ofNullable(password)));
        return this;
    }
}
