package io.github.jwtfilter.benchmarks.http;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.github.jwtfilter.benchmarks.workload.Workload;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** A minimal hand-written filter with java-jwt, as in many applications. */
@SuppressWarnings("serial") // Servers do not serialize filters.
final class JavaJwtFilter extends HttpFilter {
    private final Workload workload;
    private JWTVerifier verifier;

    JavaJwtFilter(Workload workload) {
        this.workload = workload;
    }

    @Override
    public void init(FilterConfig config) {
        RSAPublicKey key = (RSAPublicKey) workload.publicKey(io.github.jwtfilter.benchmarks.workload.Algorithm.RS256);
        verifier = JWT.require(Algorithm.RSA256(key))
                .withIssuer(Workload.ISSUER)
                .withAudience(Workload.AUDIENCE)
                .withClaimPresence("exp")
                .build();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String header = request.getHeader("Authorization");
        DecodedJWT token;
        try {
            if (header == null || !header.startsWith("Bearer ")) {
                throw new JWTVerificationException("no token");
            }
            token = verifier.verify(header.substring("Bearer ".length()));
        } catch (JWTVerificationException e) {
            response.setHeader("WWW-Authenticate", "Bearer");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        String user = token.getSubject();
        List<String> roles = token.getClaim("roles").asList(String.class);
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public String getRemoteUser() {
                        return user;
                    }

                    @Override
                    public boolean isUserInRole(String role) {
                        return roles != null && roles.contains(role);
                    }
                },
                response);
    }
}
