package io.github.jwtfilter.internal.doctor;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Signs the tokens of the table of broken setups, and writes the files with the keys. */
final class SetupTokens {
    static final String SECRET = "correct-horse-battery-staple-0123456789";
    static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final RSAKey rsa;
    private final RSAKey otherRsa;

    SetupTokens(Path directory) throws JOSEException, IOException {
        rsa = new RSAKeyGenerator(2048)
                .keyID("k1")
                .algorithm(JWSAlgorithm.RS256)
                .generate();
        otherRsa = new RSAKeyGenerator(2048).generate();
        ECKey ec = new ECKeyGenerator(Curve.P_256).generate();
        Files.writeString(directory.resolve("rsa.pem"), pem(rsa.toPublicKey()));
        Files.writeString(directory.resolve("ec.pem"), pem(ec.toPublicKey()));
        Files.writeString(directory.resolve("keys.json"), new JWKSet(rsa).toString());
    }

    private static String pem(Key key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    static Map<String, Object> claims() {
        Map<String, Object> claims = new TreeMap<>();
        claims.put("iss", "https://idp.example.com/realms/legacy");
        claims.put("aud", "legacy-app");
        claims.put("sub", "alice");
        claims.put("iat", NOW.getEpochSecond() - 10);
        claims.put("exp", NOW.getEpochSecond() + 300);
        return claims;
    }

    String token(List<String> changes) throws JOSEException, ParseException {
        Map<String, Object> claims = claims();
        String sign = "hs";
        Map<String, Object> header = new TreeMap<>();
        for (String change : changes) {
            String[] parts = change.split("=", 2);
            if (change.startsWith("text=")) {
                return (String) value(parts[1]);
            } else if (change.startsWith("sign=")) {
                sign = parts[1];
            } else if (change.startsWith("-")) {
                claims.remove(change.substring(1));
            } else if (change.startsWith("header.")) {
                header.put(parts[0].substring("header.".length()), value(parts[1]));
            } else {
                claims.put(parts[0], value(parts[1]));
            }
        }
        return sign(sign, header, JSONObjectUtils.toJSONString(claims));
    }

    private static Object value(String json) throws ParseException {
        return json.startsWith("@")
                ? NOW.getEpochSecond() + Long.parseLong(json.substring(1))
                : JSONObjectUtils.parse("{\"v\":" + json + "}").get("v");
    }

    private String sign(String key, Map<String, Object> header, String payload) throws JOSEException {
        JWSHeader.Builder builder = new JWSHeader.Builder(algorithm(key));
        header.forEach((name, value) -> {
            if (name.equals("kid")) {
                builder.keyID((String) value);
            } else if (name.equals("typ")) {
                builder.type(new JOSEObjectType((String) value));
            } else {
                builder.customParam(name, value);
            }
        });
        JWSObject token = new JWSObject(builder.build(), new Payload(payload));
        token.sign(signer(key));
        return token.serialize();
    }

    private static JWSAlgorithm algorithm(String key) {
        switch (key) {
            case "rsa-pss":
                return JWSAlgorithm.PS256;
            case "hs512":
                return JWSAlgorithm.HS512;
            default:
                return key.startsWith("rsa") ? JWSAlgorithm.RS256 : JWSAlgorithm.HS256;
        }
    }

    private JWSSigner signer(String key) throws JOSEException {
        switch (key) {
            case "hs":
                return new MACSigner(SECRET);
            case "hs-line":
                return new MACSigner(SECRET + "\n");
            case "hs-other":
                return new MACSigner("another-secret-another-secret-another");
            case "hs-base64-text":
                return new MACSigner(Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.US_ASCII)));
            case "hs-blank":
                return new MACSigner(SECRET + " ");
            case "hs512":
                return new MACSigner(SECRET + SECRET);
            case "rsa":
            case "rsa-pss":
                return new RSASSASigner(rsa);
            case "rsa-other":
                return new RSASSASigner(otherRsa);
            default:
                throw new IllegalArgumentException(key);
        }
    }
}
