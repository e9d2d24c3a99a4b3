package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.internal.digest.Hex;
import io.github.jwtfilter.internal.jose.CompactJws;
import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.SignatureVerifier;
import io.github.jwtfilter.internal.remedy.Cause;
import io.github.jwtfilter.internal.remedy.KeyCauses;
import io.github.jwtfilter.settings.value.InvalidValueException;
import io.github.jwtfilter.settings.value.Secret;
import io.github.jwtfilter.settings.value.SecretParser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Verifies the signature with other interpretations of {@code keys.secret}. */
final class SecretVariants {
    private static final String[] ENDS = {"\n", "\r\n", " "};

    private final CompactJws token;
    private final JwsAlgorithm algorithm;

    private SecretVariants(CompactJws token, JwsAlgorithm algorithm) {
        this.token = token;
        this.algorithm = algorithm;
    }

    static Cause cause(Evidence evidence, Secret secret) {
        CompactJws token = evidence.parts();
        JwsAlgorithm algorithm = evidence.algorithm();
        return token == null || algorithm == null
                ? KeyCauses.OTHER_SECRET
                : new SecretVariants(token, algorithm).cause(secret);
    }

    private Cause cause(Secret secret) {
        byte[] bytes = secret.bytes();
        if (secret.isText()) {
            String text = new String(bytes, StandardCharsets.UTF_8).trim();
            if (verifies(decoded(text))) {
                return KeyCauses.SECRET_IS_BASE64;
            }
            if (verifies(hex(text))) {
                return KeyCauses.SECRET_IS_HEX;
            }
        } else if (verifiesAsText(bytes)) {
            return KeyCauses.SECRET_IS_TEXT;
        }
        for (String end : ENDS) {
            byte[] longer = Arrays.copyOf(bytes, bytes.length + end.length());
            for (int i = 0; i < end.length(); i++) {
                longer[bytes.length + i] = (byte) end.charAt(i);
            }
            if (verifies(longer)) {
                return KeyCauses.SECRET_LINE_BREAK;
            }
        }
        return KeyCauses.OTHER_SECRET;
    }

    private static byte @Nullable [] decoded(String text) {
        try {
            return SecretParser.base64(text);
        } catch (InvalidValueException e) {
            return null;
        }
    }

    private static byte @Nullable [] hex(String text) {
        try {
            return Secret.parse("hex:" + text).bytes();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Writes the secret as each text from which it may have been decoded. */
    private boolean verifiesAsText(byte[] bytes) {
        String hex = Hex.of(bytes);
        String[] texts = {
            Base64.getEncoder().encodeToString(bytes),
            Base64.getEncoder().withoutPadding().encodeToString(bytes),
            Base64.getUrlEncoder().encodeToString(bytes),
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
            hex,
            hex.toUpperCase(Locale.ROOT)
        };
        for (String text : texts) {
            if (verifies(text.getBytes(StandardCharsets.US_ASCII))) {
                return true;
            }
        }
        return false;
    }

    private boolean verifies(byte @Nullable [] secret) {
        try {
            return secret != null && SignatureVerifier.ofSecret(secret).verifies(algorithm, token);
        } catch (InvalidKeyException e) {
            return false; // too short, for example
        }
    }
}
