package io.github.jwtfilter.internal.doctor;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A local identity provider, which responds to one request after the other and has a clock of its own. */
final class OneProvider implements AutoCloseable {
    /** The format of RFC 9110 section 5.6.7. That of {@link DateTimeFormatter} has one digit until the ninth of a month. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Duration ahead;
    private final ECKey key;

    OneProvider(Duration ahead) throws IOException, JOSEException {
        this.ahead = ahead;
        this.key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        metadata(issuer());
        keys("{\"keys\":[" + key.toPublicJWK() + "]}");
        Thread thread = new Thread(this::serve, "provider of a test");
        thread.setDaemon(true);
        thread.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    void metadata(String issuer) {
        pages.put(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer() + "/keys\"}");
    }

    void keys(String set) {
        pages.put("/keys", set);
    }

    /** Serves its own key, and another member. */
    void keysAnd(String jwk) {
        keys("{\"keys\":[" + key.toPublicJWK() + "," + jwk + "]}");
    }

    String token(String subject) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("desk")
                .subject(subject)
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build(), claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                response(socket);
            } catch (IOException e) {
                // The test has ended, or the client has disconnected.
            }
        }
    }

    private void response(Socket socket) throws IOException {
        BufferedReader request =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String body = pages.get(request.readLine().split(" ")[1]);
        String line = request.readLine();
        while (line != null && !line.isEmpty()) {
            line = request.readLine();
        }
        String date = HTTP_DATE.format(Instant.now().plus(ahead).atOffset(ZoneOffset.UTC));
        String response = body == null
                ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                : "HTTP/1.1 200 OK\r\nDate: " + date + "\r\nConnection: close\r\n\r\n" + body;
        socket.getOutputStream().write(response.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
