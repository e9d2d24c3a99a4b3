package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.remedy.ValueText;
import io.github.jwtfilter.settings.TokenSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The expected values of the checks that precede a valid signature, for the log. Of the token, which any client
 * may have written, it shows only the size.
 */
final class HeaderComparison {
    private static final int MAX_KEYS = 5;

    private final TokenSettings settings;
    private final List<IssuerPolicy> issuers;

    HeaderComparison(TokenSettings settings, Collection<IssuerPolicy> issuers) {
        this.settings = settings;
        this.issuers = new ArrayList<>(issuers);
    }

    /** Returns the values for a reason; null if there is nothing to add. {@code issuer}: null as long as it is not known. */
    @Nullable
    FailedCheck of(RejectionReason reason, String token, @Nullable IssuerPolicy issuer) {
        switch (reason) {
            case TOO_LARGE:
                return FailedCheck.of(
                        "size", "at most " + settings.maxSize() + " characters", token.length() + " characters");
            case NOT_THREE_PARTS:
            case ENCRYPTED:
                return FailedCheck.of("parts", "3", String.valueOf(token.split("\\.", -1).length));
            case ALGORITHM_NONE:
            case ALGORITHM_NOT_ALLOWED:
                return FailedCheck.of("alg", ValueText.anyOf(algorithms(issuer)));
            case WRONG_TYPE:
                return FailedCheck.of("typ", types());
            case WRONG_ISSUER:
                return FailedCheck.of("iss", ValueText.anyOf(issuerNames()));
            default:
                return issuer == null ? null : ofKeys(reason, issuer);
        }
    }

    private static @Nullable FailedCheck ofKeys(RejectionReason reason, IssuerPolicy issuer) {
        List<VerificationKey> keys = issuer.keys().known().keys();
        switch (reason) {
            case UNKNOWN_KEY:
                return FailedCheck.of("kid", ValueText.anyOf(keyIds(keys)));
            case UNSUITABLE_KEY:
            case TOO_MANY_KEYS:
            case BAD_SIGNATURE:
                return FailedCheck.of("signature", "by " + descriptions(keys));
            case KEYS_UNAVAILABLE:
                return unavailable(issuer.keys().health());
            default:
                return null;
        }
    }

    private static FailedCheck unavailable(KeyHealth health) {
        String expected = "from " + LogText.of(health.location());
        return health.failure().isPresent()
                ? FailedCheck.of("keys", expected, LogText.of(health.failure().get()))
                : FailedCheck.of("keys", expected);
    }

    private Set<String> algorithms(@Nullable IssuerPolicy issuer) {
        Set<String> names = new LinkedHashSet<>();
        for (IssuerPolicy each : issuers) {
            if (issuer == null || issuer == each) {
                for (JwsAlgorithm algorithm : each.algorithms().algorithms()) {
                    names.add(algorithm.headerName());
                }
            }
        }
        return names;
    }

    private String types() {
        return settings.type().isPresent() ? ValueText.of(settings.type().get()) : "\"JWT\", \"at+jwt\" or none";
    }

    private Set<String> issuerNames() {
        Set<String> names = new LinkedHashSet<>();
        issuers.forEach(each -> names.addAll(each.issuers()));
        return names;
    }

    private static Set<String> keyIds(List<VerificationKey> keys) {
        Set<String> ids = new LinkedHashSet<>();
        for (VerificationKey key : keys) {
            String id = key.keyId();
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static String descriptions(List<VerificationKey> keys) {
        List<String> texts = new ArrayList<>();
        for (VerificationKey key : keys.subList(0, Math.min(keys.size(), MAX_KEYS))) {
            texts.add(key.description());
        }
        int more = keys.size() - texts.size();
        return String.join(", or ", texts) + (more > 0 ? ", or " + more + " more" : "");
    }
}
