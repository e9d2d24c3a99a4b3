package io.github.jwtfilter.internal.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;

/** An HTTP/1.1 client based on {@link HttpURLConnection}; for https, proxies are configured by system properties. */
public final class HttpTransport implements Transport {
    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final TrustedCertificates certificates;

    /** Creates a client. The timeouts apply to each step: connecting, and waiting for the next bytes. */
    public HttpTransport(Duration connectTimeout, Duration readTimeout, TrustedCertificates certificates) {
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
        this.certificates = certificates;
    }

    @Override
    public Response send(Request request, Cancellation cancellation) throws FetchFailure {
        cancellation.check();
        HttpURLConnection connection = open(request);
        TlsSockets sockets = null;
        if (connection instanceof HttpsURLConnection) {
            sockets = new TlsSockets(certificates.context().getSocketFactory(), cancellation);
            ((HttpsURLConnection) connection).setSSLSocketFactory(sockets);
        }
        return new HttpExchange(connection, request.form(), sockets, cancellation).run();
    }

    private HttpURLConnection open(Request request) throws FetchFailure {
        HttpURLConnection connection = open(request.uri());
        connection.setConnectTimeout((int) connectTimeout.toMillis());
        connection.setReadTimeout((int) readTimeout.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        // Some servers respond 406 unless the media type of JWK Sets (RFC 7517 section 8.5.2) is accepted.
        connection.setRequestProperty("Accept", "application/json, application/jwk-set+json");
        connection.setRequestProperty("Accept-Encoding", "identity");
        // Without this header, the Java runtime keeps idle connections, and a thread that closes them later.
        connection.setRequestProperty("Connection", "close");
        request.authorization().ifPresent(value -> connection.setRequestProperty("Authorization", value));
        if (request.form() != null) {
            post(connection, request.form());
        }
        return connection;
    }

    private static void post(HttpURLConnection connection, Form form) throws FetchFailure {
        try {
            connection.setRequestMethod("POST");
        } catch (ProtocolException e) {
            throw NetworkFailure.of(e);
        }
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        // With a fixed length, the Java runtime never repeats the request: a code and a rotated refresh token are valid
        // once.
        connection.setFixedLengthStreamingMode(form.bytes().length);
    }

    /**
     * Opens a connection. Fails if the server has installed its own connection class for all applications, since it cannot be
     * secured in the same way.
     */
    private static HttpURLConnection open(URI uri) throws FetchFailure {
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        try {
            // Plain http is for the local machine or a trusted network, so proxy properties do not apply.
            URLConnection connection =
                    https ? uri.toURL().openConnection() : uri.toURL().openConnection(Proxy.NO_PROXY);
            if (https ? connection instanceof HttpsURLConnection : connection instanceof HttpURLConnection) {
                return (HttpURLConnection) connection;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw NetworkFailure.of(e);
        }
        throw new FetchFailure("was not contacted: this server has replaced the HTTP connections of the Java runtime");
    }
}
