package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.http.FetchFailure;
import io.github.jwtfilter.internal.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the metadata document of a provider. */
final class MetadataReader {
    /** Browsers and servers accept addresses of this length, in characters. */
    private static final int MAX_ADDRESS = 2_000;

    private final ProviderEndpoints configured;
    private final Collection<String> issuers;
    private final Predicate<URI> permitted;

    /**
     * Creates a reader.
     *
     * @param configured endpoints that take precedence
     * @param issuers the accepted issuers, compared exactly
     * @param permitted whether a request to an address of the document is permitted
     */
    MetadataReader(ProviderEndpoints configured, Collection<String> issuers, Predicate<URI> permitted) {
        this.configured = configured;
        this.issuers = Collections.unmodifiableSet(new HashSet<>(issuers));
        this.permitted = permitted;
    }

    /** Returns the metadata; the client secret is sent only to a token endpoint of the expected issuer. */
    ProviderMetadata read(JsonObject document) throws FetchFailure {
        String issuer = document.string("issuer");
        if (issuer == null || !issuers.contains(issuer)) {
            throw new FetchFailure("sent the metadata of an issuer that the settings do not list");
        }
        Optional<URI> authorization = endpoint(configured.authorization(), document, "authorization_endpoint");
        Optional<URI> token = endpoint(configured.token(), document, "token_endpoint");
        if (!authorization.isPresent()) {
            throw new FetchFailure(
                    "sent metadata without an authorization_endpoint: the login needs another login.issuer,"
                            + " or login.authorization-endpoint");
        }
        if (!token.isPresent()) {
            throw new FetchFailure(
                    "sent metadata without a token_endpoint: the login needs another login.issuer, or login.token-endpoint");
        }
        ProviderEndpoints endpoints = new ProviderEndpoints(
                authorization,
                token,
                endpoint(configured.userinfo(), document, "userinfo_endpoint"),
                endpoint(configured.endSession(), document, "end_session_endpoint"));
        return new ProviderMetadata(
                issuer,
                endpoints,
                Boolean.TRUE.equals(document.get("authorization_response_iss_parameter_supported")),
                strings(document, "token_endpoint_auth_methods_supported"),
                strings(document, "token_endpoint_auth_signing_alg_values_supported"));
    }

    private Optional<URI> endpoint(Optional<URI> first, JsonObject document, String name) throws FetchFailure {
        if (first.isPresent() || document.get(name) == null) {
            return first;
        }
        String text = document.string(name);
        try {
            URI uri = text == null || text.length() > MAX_ADDRESS ? null : new URI(text);
            if (uri != null && permitted.test(uri)) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // Reported below, like the other cases.
        }
        throw new FetchFailure("sent metadata whose " + name + " is not an https address of at most " + MAX_ADDRESS
                + " characters without user name and fragment");
    }

    /** Returns the strings of an array; values of other types have no meaning. */
    private static Set<String> strings(JsonObject document, String name) {
        Set<String> strings = new HashSet<>();
        Object values = document.get(name);
        if (values instanceof Collection) {
            for (Object value : (Collection<?>) values) {
                if (value instanceof String) {
                    strings.add((String) value);
                }
            }
        }
        return strings;
    }
}
