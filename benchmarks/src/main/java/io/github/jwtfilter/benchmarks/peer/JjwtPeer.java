package io.github.jwtfilter.benchmarks.peer;

import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.Workload;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.ProtectedHeader;
import io.jsonwebtoken.security.Keys;
import java.security.Key;

/** The library jjwt, with a key locator. */
final class JjwtPeer implements Peer {
    private final JwtParser parser;

    JjwtPeer(Algorithm algorithm, Workload workload) {
        String id = algorithm.keyId();
        Key key = algorithm == Algorithm.HS256 ? Keys.hmacShaKeyFor(workload.secret()) : workload.publicKey(algorithm);
        parser = Jwts.parser()
                .keyLocator(header -> id.equals(keyId(header)) ? key : null)
                .requireIssuer(Workload.ISSUER)
                .requireAudience(Workload.AUDIENCE)
                .build();
    }

    private static String keyId(Header header) {
        return header instanceof ProtectedHeader signed ? signed.getKeyId() : null;
    }

    @Override
    public Object verify(String token) {
        Claims claims = parser.parseSignedClaims(token).getPayload();
        return claims.getExpiration() == null ? null : claims;
    }
}
