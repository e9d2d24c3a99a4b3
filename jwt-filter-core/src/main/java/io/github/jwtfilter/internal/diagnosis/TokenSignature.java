package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.CompactJws;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.TypePolicy;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.JsonWriter;
import io.github.jwtfilter.internal.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Examines a signature that is not accepted. */
final class TokenSignature {
    private static final int MIN_RSA_BYTES = 256;

    private TokenSignature() {}

    /** Returns whether the signature has fewer bytes than the algorithm of the header requires, as in a token that was cut off. */
    static boolean isCutOff(Evidence evidence) {
        JwsAlgorithm algorithm = evidence.algorithm();
        int bytes = (evidence.text.length() - evidence.text.lastIndexOf('.') - 1) * 3 / 4;
        return algorithm != null && bytes < leastBytes(algorithm);
    }

    /** RFC 7518 sections 3.2 to 3.5, RFC 8037 section 3.1. */
    private static int leastBytes(JwsAlgorithm algorithm) {
        switch (algorithm) {
            case HS256:
                return 32;
            case HS384:
                return 48;
            case HS512:
            case ES256:
            case EDDSA:
            case ED25519:
                return 64;
            case ES384:
                return 96;
            case ES512:
                return 132;
            default:
                return MIN_RSA_BYTES;
        }
    }

    /** Returns whether one of the keys verifies the signature although it has another ID. */
    static boolean verifiesWithoutKeyId(Evidence evidence) {
        JoseHeader header = withoutKeyId(evidence.token.header());
        CompactJws token = evidence.parts();
        return header != null
                && token != null
                && evidence.token.keys().verify(header, token, null).reason() == null;
    }

    private static @Nullable JoseHeader withoutKeyId(@Nullable JsonObject header) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (header != null) {
            members.put("alg", header.get("alg"));
        }
        JsonObject reduced = StrictJson.parse(JsonWriter.write(members).getBytes(StandardCharsets.UTF_8));
        Result<JoseHeader> parsed =
                reduced == null ? null : JoseHeader.of(reduced, algorithm -> true, TypePolicy.of(Optional.empty()));
        return parsed == null || parsed.reason() != null ? null : parsed.value();
    }
}
