package io.github.jwtfilter.internal.http;

import io.github.jwtfilter.internal.request.Origin;
import io.github.jwtfilter.settings.value.KeyAddress;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An immutable request: GET, or POST with a form. */
public final class Request {
    private final URI uri;
    private final @Nullable Form form;
    private final @Nullable String authorization;

    private Request(URI uri, @Nullable Form form, @Nullable String authorization) {
        this.uri = uri;
        this.form = form;
        this.authorization = authorization;
    }

    /** Returns a GET request. */
    public static Request to(URI uri) {
        return new Request(uri, null, null);
    }

    /** Returns a POST request. */
    public static Request post(URI uri, Form form) {
        return new Request(uri, form, null);
    }

    /**
     * Returns the same request with credentials.
     *
     * @param value the value of the header {@code Authorization} (RFC 9110 section 11.6.2)
     * @return the request
     * @throws IllegalArgumentException if the value contains other characters than printable ASCII; the message does not contain it
     */
    public Request withAuthorization(String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("the credentials contain a character other than printable ASCII");
        }
        return new Request(uri, form, value);
    }

    /** Returns the same request with a bearer token (RFC 6750 section 2.1). */
    public Request withBearerToken(String token) {
        return withAuthorization("Bearer " + token);
    }

    /**
     * Returns the requested address.
     *
     * @return an address
     */
    public URI uri() {
        return uri;
    }

    /**
     * Returns whether the request is for the origin of another address; false unless both are http or https addresses without
     * user information and fragment.
     */
    boolean hasOriginOf(URI other) {
        return KeyAddress.isAllowed(uri, true)
                && KeyAddress.isAllowed(other, true)
                && Origin.of(uri).equals(Origin.of(other));
    }

    /**
     * Returns the credentials.
     *
     * @return the value of the header {@code Authorization}, if any
     */
    public Optional<String> authorization() {
        return Optional.ofNullable(authorization);
    }

    /** Returns the body of a POST request; null for a GET request. */
    @Nullable
    Form form() {
        return form;
    }

    /** Returns whether the request contains values that no other address may receive. */
    boolean isConfidential() {
        return form != null || authorization != null;
    }
}
