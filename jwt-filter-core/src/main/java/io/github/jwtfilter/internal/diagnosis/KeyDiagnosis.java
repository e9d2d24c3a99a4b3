package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.remedy.Cause;
import io.github.jwtfilter.internal.remedy.Causes;
import io.github.jwtfilter.internal.remedy.KeyCauses;
import io.github.jwtfilter.internal.remedy.KindCauses;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the algorithm, the key and the signature of a token with the keys of the settings. */
final class KeyDiagnosis {
    private KeyDiagnosis() {}

    static @Nullable Advice find(Evidence evidence) {
        TrustedIssuer issuer = evidence.issuer;
        switch (evidence.reason) {
            case KEYS_UNAVAILABLE:
                return Advice.of(Causes.ofFetchFailure(evidence.fetchFailure), issuer, null);
            case KEY_REVOKED:
                return Advice.of(KeyCauses.REVOKED);
            case UNKNOWN_KEY:
                return unknown(evidence, issuer);
            case ALGORITHM_NOT_ALLOWED:
                return algorithm(evidence);
            case UNSUITABLE_KEY:
                return Advice.of(KeyCauses.ALGORITHM);
            default:
                return signature(evidence, issuer);
        }
    }

    private static Advice algorithm(Evidence evidence) {
        JwsAlgorithm algorithm = evidence.algorithm();
        if (algorithm == null) {
            return Advice.of(KeyCauses.UNSUPPORTED);
        }
        TrustedIssuer issuer = evidence.issuer;
        boolean secret = issuer != null && issuer.keys().secret().isPresent();
        Set<JwsAlgorithm> fit = evidence.token.keys().algorithms();
        if (algorithm.symmetric() && !secret) {
            return Advice.of(KeyCauses.HMAC_WITH_PUBLIC_KEY);
        }
        if (!algorithm.symmetric() && secret) {
            return Advice.of(KeyCauses.PUBLIC_KEY_WITH_SECRET);
        }
        List<String> listed =
                issuer == null ? null : issuer.issuer().algorithms().orElse(null);
        if (listed == null || !fit.contains(algorithm)) {
            return Advice.of(secret ? KeyCauses.SECRET_SHORT : type(algorithm, fit));
        }
        List<String> more = new ArrayList<>(listed);
        more.add(algorithm.headerName());
        return Advice.of(KeyCauses.NOT_LISTED, issuer, ListItem.all(more));
    }

    /** With one issuer, the key ID is checked before {@code iss}; another issuer explains the key ID. */
    private static Advice unknown(Evidence evidence, @Nullable TrustedIssuer issuer) {
        if (evidence.token.claims() != null && !evidence.token.issuerFound()) {
            return IssuerDiagnosis.find(evidence);
        }
        if (TokenSignature.verifiesWithoutKeyId(evidence)) {
            return Advice.of(KeyCauses.OTHER_KEY_ID);
        }
        boolean remote = issuer == null || issuer.keys().remote();
        return Advice.of(remote ? KeyCauses.UNKNOWN_REMOTE : KeyCauses.UNKNOWN_FILE);
    }

    /** An RSA key fits all algorithms with RSA unless its JWK names one. */
    private static Cause type(JwsAlgorithm required, Set<JwsAlgorithm> fit) {
        boolean sameKeys = isRsa(required) && fit.stream().anyMatch(KeyDiagnosis::isRsa);
        return sameKeys ? KeyCauses.KEY_ALGORITHM : KeyCauses.ALGORITHM;
    }

    private static boolean isRsa(JwsAlgorithm algorithm) {
        return algorithm.family() == JwsAlgorithm.Family.RSA || algorithm.family() == JwsAlgorithm.Family.RSA_PSS;
    }

    private static Advice signature(Evidence evidence, @Nullable TrustedIssuer issuer) {
        if (TokenSignature.isCutOff(evidence)) {
            return Advice.of(KindCauses.TRUNCATED);
        }
        Secret secret = issuer == null ? null : issuer.keys().secret().orElse(null);
        Cause cause = secret == null ? KeyCauses.OTHER_KEY : SecretVariants.cause(evidence, secret);
        return Advice.of(cause, issuer, "");
    }
}
