package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.UnverifiedPart;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.remedy.Cause;
import io.github.jwtfilter.internal.remedy.KindCauses;
import io.github.jwtfilter.internal.remedy.RequestCauses;
import org.jspecify.annotations.Nullable;

/** Recognizes texts that are no signed JWT. */
final class TokenForm {
    private static final int MAX_KIB = 64;

    private TokenForm() {}

    static @Nullable Advice find(Evidence evidence) {
        switch (evidence.reason) {
            case TOO_LARGE:
                return large(evidence.text.length());
            case NOT_ASCII:
                return Advice.of(RequestCauses.FOREIGN_CHARACTERS);
            case ENCRYPTED:
                return Advice.of(fiveParts(evidence.text));
            case NOT_THREE_PARTS:
                return Advice.of(parts(evidence.text));
            case BAD_ENCODING:
                return Advice.of(encoding(evidence.text));
            case PADDED_ENCODING:
                return Advice.of(KindCauses.PADDED);
            case MALFORMED_HEADER:
                return Advice.of(KindCauses.NO_JSON);
            case MALFORMED_PAYLOAD:
                return Advice.of(KindCauses.NO_JSON_CLAIMS);
            case ALGORITHM_NONE:
                return Advice.of(KindCauses.UNSIGNED);
            case WRONG_TYPE:
                return Advice.of(KindCauses.TYPE, null, evidence.header("typ"));
            default:
                return null;
        }
    }

    private static Advice large(int size) {
        int kib = (size + 1023) / 1024;
        return Advice.of(RequestCauses.LARGE_TOKEN, null, kib <= MAX_KIB ? kib + "KiB" : null);
    }

    private static Cause parts(String text) {
        if (text.startsWith("PD94") || text.startsWith("PHNhbW") || text.startsWith("<")) {
            return KindCauses.SAML; // <?x, <sam
        }
        if (text.startsWith("eyJ")) {
            return text.contains("%") ? RequestCauses.FOREIGN_CHARACTERS : KindCauses.TRUNCATED;
        }
        boolean visible = text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return visible && text.length() >= 16 ? KindCauses.OPAQUE : KindCauses.NOT_A_TOKEN;
    }

    /** Other texts have four dots, too: a token that a display has cut off with dots, or two tokens. */
    private static Cause fiveParts(String text) {
        if (text.endsWith(".")) {
            return KindCauses.TRUNCATED;
        }
        JsonObject header = UnverifiedPart.read(text.substring(0, text.indexOf('.')));
        String algorithm = header == null ? null : header.string("alg");
        return algorithm != null && JwsAlgorithm.ofHeaderName(algorithm) != null
                ? KindCauses.JOINED
                : KindCauses.ENCRYPTED_TOKEN;
    }

    private static Cause encoding(String text) {
        if (text.regionMatches(true, 0, "Bearer", 0, 6)) {
            return RequestCauses.SCHEME_TWICE;
        }
        if (text.startsWith(":")) {
            return RequestCauses.SCHEME_COLON;
        }
        if (text.startsWith("\"") || text.startsWith("'")) {
            return RequestCauses.QUOTES;
        }
        boolean base64url = text.chars()
                .allMatch(c -> (c >= '0' && c <= '9')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= 'a' && c <= 'z')
                        || c == '-'
                        || c == '_'
                        || c == '.');
        if (!base64url) {
            return RequestCauses.FOREIGN_CHARACTERS;
        }
        return text.startsWith("eyJ") ? KindCauses.TRUNCATED : KindCauses.OPAQUE;
    }
}
