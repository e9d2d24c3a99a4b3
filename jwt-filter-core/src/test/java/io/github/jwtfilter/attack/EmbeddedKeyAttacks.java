package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static io.github.jwtfilter.RejectionReason.BAD_SIGNATURE;
import static io.github.jwtfilter.RejectionReason.UNKNOWN_KEY;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Headers that contain the attacker's key or its URL (RFC 7515 sections 4.1.2 to 4.1.8). */
final class EmbeddedKeyAttacks {
    private static final String HOST = "https://mallory.example.test/";

    private EmbeddedKeyAttacks() {}

    static AttackTable table() {
        AttackTable table = new AttackTable("embedded key");
        for (String algorithm : List.of("RS256", "PS384", "ES256", "ES512", "EdDSA", "Ed25519")) {
            embedded(algorithm).forEach((name, header) -> {
                add(table, algorithm + " with " + name, header, algorithm);
            });
        }
        Members symmetric = Members.header("HS256")
                .with("jwk", "{\"kty\":\"oct\",\"k\":\"" + Tokens.encode(KeyRing.ATTACKER.secretBytes()) + "\"}");
        String token = Tokens.signed(symmetric, Members.claims(), KeyRing.ATTACKER.signer("HS256"));
        table.add("HS256 with its secret", Targets.PEM, token, ALGORITHM_NOT_ALLOWED);
        table.add("HS256 with its secret", Targets.SECRET, token, BAD_SIGNATURE);
        return table;
    }

    private static void add(AttackTable table, String name, Members header, String algorithm) {
        Signer signer = KeyRing.ATTACKER.signer(algorithm);
        table.add(name, Targets.PEM, Tokens.signed(header, Members.claims(), signer), BAD_SIGNATURE);
        Members victim = header.withText("kid", Targets.keyId(algorithm));
        table.add(name + " and our kid", Targets.JWKS, Tokens.signed(victim, Members.claims(), signer), BAD_SIGNATURE);
        Members own = header.withText("kid", "mallory-key");
        table.add(name + " and its own kid", Targets.JWKS, Tokens.signed(own, Members.claims(), signer), UNKNOWN_KEY);
    }

    private static Map<String, Members> embedded(String algorithm) {
        Members header = Members.header(algorithm);
        String jwk = KeyTexts.jwk(KeyRing.ATTACKER.publicKey(algorithm))
                .withText("kid", "mallory-key")
                .toString();
        String chain = "[\"" + Base64.getEncoder().encodeToString(certificate()) + "\"]";
        Map<String, Members> embedded = new LinkedHashMap<>();
        embedded.put("jwk", header.with("jwk", jwk));
        embedded.put("jwk as text", header.withText("jwk", jwk));
        embedded.put("jwk in a set", header.with("jwk", "{\"keys\":[" + jwk + "]}"));
        embedded.put("keys", header.with("keys", "[" + jwk + "]"));
        embedded.put("jku", header.withText("jku", HOST + "jwks.json"));
        embedded.put("jku of a file", header.withText("jku", "file:///tmp/mallory.json"));
        embedded.put("jku behind our issuer", header.withText("jku", Members.ISSUER + "@mallory.example.test/jwks"));
        embedded.put("x5u", header.withText("x5u", HOST + "cert.pem"));
        embedded.put("x5c", header.with("x5c", chain));
        embedded.put(
                "everything",
                header.with("jwk", jwk)
                        .withText("jku", HOST)
                        .withText("x5u", HOST)
                        .with("x5c", chain));
        embedded.put("jwk null", header.with("jwk", "null").with("x5c", "null").with("jku", "17"));
        return embedded;
    }

    private static byte[] certificate() {
        try {
            return Der.certificate("mallory", KeyRing.ATTACKER.rsa);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
