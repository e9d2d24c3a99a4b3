package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.logging.LogText;
import java.util.List;
import java.util.Map;

/** Reads a JWK Set (RFC 7517 section 5) of private keys. Every member must be able to sign: none is skipped. */
final class PrivateJwkSet {
    static final int MAX_KEYS = 100;

    private final SigningKeyReport report;
    private final List<DatedKey> keys;

    PrivateJwkSet(SigningKeyReport report, List<DatedKey> keys) {
        this.report = report;
        this.keys = keys;
    }

    void read(JsonObject set) {
        Object members = set.get("keys");
        if (!(members instanceof List) || ((List<?>) members).isEmpty() || ((List<?>) members).size() > MAX_KEYS) {
            report.error(
                    "is a JWK Set without an array \"keys\" of 1 to " + MAX_KEYS + " keys",
                    "write one with the command keys generate, and remove keys with keys rotate");
            return;
        }
        int index = 0;
        for (Object member : (List<?>) members) {
            read(index++, member);
        }
    }

    private void read(int index, Object member) {
        Map<?, ?> jwk = member instanceof Map ? (Map<?, ?>) member : null;
        Object keyId = jwk == null ? null : jwk.get("kid");
        String subject = "key " + index + " (kid " + LogText.of(keyId instanceof String ? (String) keyId : null) + ") ";
        try {
            if (jwk == null) {
                throw new InvalidKeyException("is not a JSON object", "remove it from the set");
            }
            keys.add(new PrivateJwk(jwk).dated());
        } catch (InvalidKeyException e) {
            report.error(subject + e.getMessage(), e.remedy());
        }
    }
}
