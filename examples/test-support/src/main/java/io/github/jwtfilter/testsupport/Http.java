package io.github.jwtfilter.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Sends requests without following redirects or storing cookies. Each request uses a new connection, since a client does not
 * repeat a POST on a persistent connection that the server has closed in the meantime, or whose port another server uses now.
 */
public final class Http {
    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
    }

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Await.LIMIT)
            .build();

    private Http() {}

    /** Sends a GET request with headers as name, value, name, value. */
    public static HttpResponse<String> get(URI uri, String... headers) {
        return send(uri, "GET", null, headers);
    }

    public static HttpResponse<String> post(URI uri, String body, String... headers) {
        return send(uri, "POST", body, headers);
    }

    public static HttpResponse<String> send(URI uri, String method, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Await.LIMIT)
                .header("Connection", "close")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted during a request", e);
        }
    }
}
