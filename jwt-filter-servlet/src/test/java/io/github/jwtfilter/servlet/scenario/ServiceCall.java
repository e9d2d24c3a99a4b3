package io.github.jwtfilter.servlet.scenario;

import io.github.jwtfilter.JwtPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/** A call to another service on behalf of the user, as docs/rolling-out.md shows it. */
final class ServiceCall {
    private ServiceCall() {}

    // documented: begin
    static HttpURLConnection onBehalfOfUser(HttpServletRequest request, URL service) throws IOException {
        JwtPrincipal user = (JwtPrincipal) request.getUserPrincipal();
        HttpURLConnection connection = (HttpURLConnection) service.openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + user.tokenValue());
        return connection;
    }
    // documented: end
}
