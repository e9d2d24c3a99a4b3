package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jose.JwkThumbprint;
import io.github.jwtfilter.internal.json.JsonWriter;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the JWK Set (RFC 7517 section 5) of the public keys. It contains the required members of the public keys only, which
 * are computed from the public key, so that no private member can get into it.
 */
final class PublicJwkSet {
    private PublicJwkSet() {}

    /** Returns the set; secrets are left out. */
    static String of(List<DatedKey> keys, KeyRing ring) {
        StringBuilder set = new StringBuilder("{\"keys\":[");
        String separator = "";
        for (DatedKey key : keys) {
            PublicKey publicKey = key.key().publicKey();
            if (publicKey != null) {
                Map<String, Object> members = new LinkedHashMap<>();
                members.put("kid", String.valueOf(key.keyId())); // a key pair always has one
                members.put("use", "sig");
                members.put("alg", ring.algorithmOf(key).headerName());
                String json = JsonWriter.write(members);
                set.append(separator)
                        .append(json, 0, json.length() - 1)
                        .append(',')
                        .append(JwkThumbprint.members(publicKey))
                        .append('}');
                separator = ",";
            }
        }
        return set.append("]}").toString();
    }
}
