package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.PrivateKeys;
import io.github.jwtfilter.internal.jose.SigningKey;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import io.github.jwtfilter.internal.jwks.ByteOrderMark;
import io.github.jwtfilter.internal.jwks.PemBlock;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a private key: PEM ({@code PRIVATE KEY}, {@code RSA PRIVATE KEY}, {@code EC PRIVATE KEY}), PKCS#8 in DER, or a private
 * JWK. Other forms are reported with the command that converts them. No message contains any part of the key.
 */
public final class SigningKeyReader {
    /** The maximum size of a key file, in bytes. */
    public static final int MAX_BYTES = 64 * 1024;

    private SigningKeyReader() {}

    /**
     * Reads the content of a key file.
     *
     * @param content the bytes of the file
     * @return the key; its key ID is that of the JWK, otherwise its JWK thumbprint
     * @throws InvalidKeyException if the content is no private key, or one that must not sign
     */
    public static SigningKey read(byte[] content) throws InvalidKeyException {
        byte[] plain = ByteOrderMark.remove(content);
        RejectedSigningForm.check(plain);
        String text = new String(plain, StandardCharsets.ISO_8859_1).trim();
        if (text.startsWith("{")) {
            return jwk(plain);
        }
        KeyPair pair = text.contains("-----BEGIN ") ? pem(text) : PrivateKeys.ofPkcs8(plain);
        return SigningKey.of(pair, null);
    }

    private static SigningKey jwk(byte[] content) throws InvalidKeyException {
        JsonObject json = StrictJson.parse(content);
        if (json == null) {
            throw new InvalidKeyException(
                    "is not one strict JSON object", "copy the JWK again, without anything around it");
        }
        if (json.has("keys")) {
            throw new InvalidKeyException("is a JWK Set, not one key", "give a file with the one JWK that signs");
        }
        return new PrivateJwk(json.asMap()).key();
    }

    private static KeyPair pem(String text) throws InvalidKeyException {
        List<PemBlock> keys = new ArrayList<>();
        for (PemBlock block : PemBlock.parse(text)) {
            if (block.label().endsWith("PRIVATE KEY")) {
                keys.add(block);
            }
        }
        if (keys.size() != 1) {
            throw new InvalidKeyException(
                    keys.isEmpty()
                            ? "contains no private key, but " + labels(text)
                            : "contains " + keys.size() + " private keys",
                    "give a file with one private key (-----BEGIN PRIVATE KEY-----)");
        }
        return decode(keys.get(0));
    }

    private static String labels(String text) {
        List<String> labels = new ArrayList<>();
        for (PemBlock block : PemBlock.parse(text)) {
            labels.add(block.label());
        }
        return labels.isEmpty() ? "an incomplete BEGIN line" : String.join(", ", labels);
    }

    private static KeyPair decode(PemBlock block) throws InvalidKeyException {
        byte[] der = block.der();
        if (der == null) {
            throw new InvalidKeyException("is not complete base64", "copy the file again, from BEGIN to END");
        }
        switch (block.label()) {
            case "PRIVATE KEY":
                return PrivateKeys.ofPkcs8(der);
            case "RSA PRIVATE KEY":
                return PrivateKeys.ofPkcs1(der);
            case "EC PRIVATE KEY":
                return PrivateKeys.ofSec1(der);
            default:
                throw new InvalidKeyException(
                        "is a private key in another form (" + block.label() + ")",
                        "convert it: openssl pkey -in FILE -out private.pem");
        }
    }
}
