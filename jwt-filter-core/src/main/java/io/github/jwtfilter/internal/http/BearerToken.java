package io.github.jwtfilter.internal.http;

import io.github.jwtfilter.internal.resource.Resources;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Adds a bearer token to requests. The token is read for each request, since another process renews it, and is sent only to
 * the configured origin, never to one that a server refers to.
 */
public final class BearerToken implements Transport {
    static final int MAX_BYTES = 64 * 1024;

    /** The {@code b64token} of RFC 6750 section 2.1, so that no other characters reach the header. */
    private static final Pattern B64TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]++=*+");

    /** The bytes of the mark in UTF-8. */
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private final URI configured;
    private final String location;
    private final Resources resources;
    private final Transport transport;

    public BearerToken(URI configured, String location, Resources resources, Transport transport) {
        this.configured = configured;
        this.location = location;
        this.resources = resources;
        this.transport = transport;
    }

    @Override
    public Response send(Request request, Cancellation cancellation) throws FetchFailure {
        boolean trusted = request.hasOriginOf(configured);
        return transport.send(trusted ? request.withBearerToken(token()) : request, cancellation);
    }

    private String token() throws FetchFailure {
        String token;
        try {
            String text = new String(resources.read(location, MAX_BYTES), StandardCharsets.ISO_8859_1);
            token = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text).trim();
        } catch (IOException e) {
            // Omits the message of the exception, which may contain a path from the wrong variable.
            throw new FetchFailure(
                    "was not contacted: the file in keys.bearer-token-file cannot be read, or is too large");
        }
        if (!B64TOKEN.matcher(token).matches()) {
            throw new FetchFailure(
                    "was not contacted: the file in keys.bearer-token-file does not contain a bearer token");
        }
        return token;
    }
}
