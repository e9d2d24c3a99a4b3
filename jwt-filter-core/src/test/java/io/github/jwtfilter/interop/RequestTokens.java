package io.github.jwtfilter.interop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens that the table names: {@code <alice>}, or {@code <alice 1/3>} for a chunk of it; {@code <6000 x>} is filler. */
final class RequestTokens {
    private static final Pattern NAME = Pattern.compile("<(\\w+)(?: (\\w+)(?:/(\\d+))?)?>");

    private final Map<String, String> tokens = Map.of(
            "alice", signed(TestTokens.CLAIMS.replace("'roles'", "'groups':" + groups() + ",'roles'")),
            "mallory", signed(TestTokens.CLAIMS.replace("alice", "mallory").replace("'jti':'42'", "'jti':'43'")),
            "expired", signed(TestTokens.CLAIMS.replace("18000", "17999")),
            "huge", signed(TestTokens.CLAIMS.replace("'jti'", "'x':'" + "x".repeat(7_000) + "','jti'")),
            "padded", padded(),
            "encrypted", "e30..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA");

    /** Replaces the names in the text by the tokens. */
    String fill(String text) {
        return NAME.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(token(match.group(1), match.group(2), match.group(3))));
    }

    private String token(String name, String part, String parts) {
        if (name.matches("\\d+")) {
            return part.repeat(Integer.parseInt(name));
        }
        String token = tokens.get(name);
        return parts == null ? token : chunk(token, Integer.parseInt(part), Integer.parseInt(parts));
    }

    /** Splits like libraries do: all chunks except the last have the same length. */
    private static String chunk(String token, int number, int count) {
        int length = token.length() / count + 1;
        return token.substring((number - 1) * length, Math.min(token.length(), number * length));
    }

    private static String groups() {
        StringBuilder groups = new StringBuilder("[");
        for (int i = 0; i < 60; i++) {
            groups.append(i == 0 ? "" : ",").append("'CN=group ").append(i).append(",OU=Applications,DC=example'");
        }
        return groups.append(']').toString();
    }

    private static String signed(String claims) {
        try {
            JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(claims.replace('\'', '"')));
            token.sign(new MACSigner(TestSettings.SECRET));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token of AWS's load balancer: the claims are in the header rather than the payload, and each part is padded. */
    private static String padded() {
        String header = "{\"typ\":\"JWT\",\"alg\":\"ES256\",\"iss\":\"https://idp.example.com\",\"exp\":1800003600}";
        String payload = "{\"sub\":\"alice\"}";
        String text = Base64.encode(header) + "." + Base64.encode(payload + " ") + "." + Base64.encode(new byte[64]);
        return text.replace('+', '-').replace('/', '_');
    }
}
