package io.github.jwtfilter.attack;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Creates tokens from any parts, valid or not. */
final class Tokens {
    private static final Map<String, String> GOOD = new ConcurrentHashMap<>();

    private Tokens() {}

    /** A valid token; always the same for an algorithm, even if its signatures are random. */
    static String good(String algorithm) {
        return GOOD.computeIfAbsent(
                algorithm, name -> signed(Members.header(name), Members.claims(), KeyRing.OWN.signer(name)));
    }

    static String signed(Members header, Members payload, Signer signer) {
        return signed(header.utf8(), payload.utf8(), signer);
    }

    static String signed(byte[] header, byte[] payload, Signer signer) {
        return signed(encode(header), encode(payload), signer);
    }

    /** Signs two encoded parts without changing them. */
    static String signed(String header, String payload, Signer signer) {
        String input = header + "." + payload;
        try {
            return input + "." + encode(signer.sign(input.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String part(String token, int index) {
        return token.split("\\.", -1)[index];
    }

    static byte[] signature(String token) {
        return Base64.getUrlDecoder().decode(part(token, 2));
    }

    static String withSignature(String token, byte[] signature) {
        return part(token, 0) + "." + part(token, 1) + "." + encode(signature);
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }
}
