package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.http.Response;
import io.github.jwtfilter.internal.http.Transport;
import io.github.jwtfilter.internal.resource.Resources;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Remote keys from documents without a network. */
public final class PublishedKeys {
    private PublishedKeys() {}

    /** The response of a server: a cacheable document, or nothing. */
    public record Answer(int status, String text, String cacheControl) {
        public static Answer of(int status) {
            return new Answer(status, "", "no-store");
        }

        private Response response() {
            return new Response(
                    status, text.getBytes(StandardCharsets.UTF_8), Map.of("Cache-Control", List.of(cacheControl)));
        }
    }

    /** Returns sources that fetch from the given function, which receives the address and the optional bearer token. */
    public static RemoteKeySources from(BiFunction<URI, Optional<String>, Answer> server, Resources files) {
        Transport transport = (request, cancellation) -> server.apply(
                        request.uri(), request.authorization().map(value -> value.substring("Bearer ".length())))
                .response();
        return new RemoteKeySources(files, System::nanoTime, transport);
    }
}
