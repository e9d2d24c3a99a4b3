package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses a JWK Set (RFC 7517 section 5) or a single JWK: strict about the set as a whole, lenient about its members. An unusable key is
 * reported and skipped; the other keys remain valid.
 */
public final class JwkSetParser {
    static final int MAX_KEYS = 1000;

    private final KeyReport report;
    private final List<VerificationKey> keys = new ArrayList<>();
    private final Set<String> unusableKeyIds = new HashSet<>();
    private final Set<List<Object>> seen = new HashSet<>();

    JwkSetParser(KeyReport report) {
        this.report = report;
    }

    /**
     * Parses a JWK Set that an issuer publishes. Members that cannot be used are reported as findings and skipped.
     *
     * @param content the set; the caller limits its size
     * @param report receives the problems; their texts quote only key IDs and short names, escaped
     * @param setting the settings key that the problems refer to
     * @return the keys; empty if no key is usable, which was reported as an error
     */
    public static KeySet parse(byte[] content, Report report, String setting) {
        return new JwkSetParser(new KeyReport(report, setting)).parse(content);
    }

    /** Returns whether the content is a JWK, or a JWK Set. */
    static boolean isJwks(byte[] content) {
        JsonObject json = StrictJson.parse(content);
        return json != null && (json.get("kty") != null || json.get("keys") instanceof List);
    }

    /**
     * Returns the form of a response that is no JWK Set.
     *
     * @param content the response; the caller limits its size
     * @return a predicate without its subject, such as {@code is an array of JWKs}; null for a set and for unknown forms
     */
    public static @Nullable String otherForm(byte[] content) {
        RejectedForm form = RejectedForms.inPlaceOfSet(ByteOrderMark.remove(content));
        return form == null ? null : form.message();
    }

    /** Parses a file, which may also be a single JWK. The response of an issuer may not: it has to be a set. */
    KeySet parseFile(byte[] content) {
        JsonObject json = StrictJson.parse(ByteOrderMark.remove(content));
        return json != null && json.get("kty") != null ? parseSingle(json.asMap()) : parse(json);
    }

    KeySet parse(byte[] content) {
        return parse(StrictJson.parse(ByteOrderMark.remove(content)));
    }

    private KeySet parse(@Nullable JsonObject set) {
        if (set != null && set.get("kty") != null) {
            report.error("the file is a single JWK", "put it into a set: {\"keys\":[ ... ]}");
            return KeySet.empty();
        }
        Object members = set == null ? null : set.get("keys");
        if (!(members instanceof List)) {
            report.error(
                    "the file is not a JWK Set: one JSON object in UTF-8 without duplicate members, with an array"
                            + " \"keys\"",
                    "save the response of the issuer's jwks_uri unchanged");
            return KeySet.empty();
        }
        return parse((List<?>) members);
    }

    /** Parses a JWK without a set around it. It is the only key, so that its problem is an error. */
    private KeySet parseSingle(Map<?, ?> members) {
        try {
            keys.add(JwkParser.parse(new Jwk(members)));
            return KeySet.ofNamed(keys, unusableKeyIds);
        } catch (InvalidKeyException e) {
            report.error("the JWK", e);
            return KeySet.empty();
        }
    }

    private KeySet parse(List<?> members) {
        if (members.size() > MAX_KEYS) {
            report.error("the set contains more than " + MAX_KEYS + " keys", "remove the keys that are no longer used");
            return KeySet.empty();
        }
        for (int i = 0; i < members.size(); i++) {
            parse(i, members.get(i));
        }
        if (keys.isEmpty()) {
            report.error(
                    "the set contains no key that can verify a signature",
                    "use the public signature keys of the issuer; the findings list the problems of each key");
        }
        reportSurplus();
        return KeySet.ofNamed(keys, unusableKeyIds);
    }

    /** Reports that the set has more keys of an algorithm than are tried for a token without a key ID. */
    private void reportSurplus() {
        for (JwsAlgorithm algorithm : JwsAlgorithm.values()) {
            int fit = 0;
            for (VerificationKey key : keys) {
                if (key.algorithms().contains(algorithm)) {
                    fit++;
                }
            }
            int max = KeySelector.maxCandidates(algorithm);
            if (fit > max) {
                report.finding(
                        fit + " keys fit " + algorithm + "; a token without kid is verified with the first " + max
                                + " of them only",
                        "have the issuer add a kid to its keys and tokens, or remove the keys that are no longer used");
                return;
            }
        }
    }

    private void parse(int index, Object member) {
        if (!(member instanceof Map)) {
            report.finding("key " + index + " is not a JSON object; it is ignored", Jwk.CORRECT_JWK_SET);
            return;
        }
        Map<?, ?> members = (Map<?, ?>) member;
        Object keyId = members.get("kid");
        String subject = "key " + index + " (kid " + LogText.of(keyId instanceof String ? (String) keyId : null) + ")";
        Jwk jwk = new Jwk(members);
        if (JwkParser.isPublicEncryptionKey(jwk)) {
            // Many providers publish an encryption key next to their signature keys, so this is not reported.
            leaveOut(keyId);
            return;
        }
        try {
            keys.add(JwkParser.parse(jwk));
            reportDuplicate(subject, members);
        } catch (InvalidKeyException e) {
            report.finding(subject + " " + e.getMessage() + "; it is ignored", e.remedy());
            leaveOut(keyId);
        }
    }

    private void leaveOut(@Nullable Object keyId) {
        if (keyId instanceof String) {
            unusableKeyIds.add((String) keyId);
        }
    }

    private void reportDuplicate(String subject, Map<?, ?> members) {
        List<Object> name = new ArrayList<>();
        name.add(members.get("kid"));
        name.add(members.get("alg"));
        name.add(members.get("kty"));
        if (members.get("kid") != null && !seen.add(name)) {
            report.finding(
                    subject + " has the kid, alg and kty of an earlier one; both are tried",
                    "have the issuer give each key a unique ID");
        }
    }
}
