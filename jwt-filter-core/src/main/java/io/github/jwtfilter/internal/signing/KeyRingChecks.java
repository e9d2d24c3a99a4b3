package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.SessionSettingKeys;
import io.github.jwtfilter.settings.SigningSettingKeys;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks all signing keys against each other, the configured algorithm and the time. */
final class KeyRingChecks {
    private static final String ROTATE = "add a key with the command keys rotate FILE, or keys generate";

    private static final int MAX_RSA_BITS = 4096;

    private final KeyRing ring;
    private final long now;
    private final Report problems;
    private final SigningKeyReport report;
    private final boolean published;

    KeyRingChecks(KeyRing ring, long now, boolean published, Report problems) {
        this.ring = ring;
        this.now = now;
        this.published = published;
        this.problems = problems;
        this.report = SigningKeyReport.ofKeys(problems);
    }

    void run(@Nullable JwsAlgorithm algorithm) {
        checkKeyIds();
        if (algorithm != null && ring.newestFirst().stream().noneMatch(ring::signs)) {
            problems.error(
                    SigningSettingKeys.ALGORITHM.name(),
                    "is " + algorithm + ", which fits none of the keys",
                    "remove this line, or generate a key for it: keys generate " + algorithm);
            return;
        }
        checkDates();
        checkPublished();
        checkSize();
    }

    /** Reports a key that signs now or will sign, and leaves little of a cookie for the user. */
    private void checkSize() {
        for (DatedKey key : ring.newestFirst()) {
            PublicKey publicKey = key.key().publicKey();
            int bits = publicKey instanceof RSAPublicKey
                    ? ((RSAPublicKey) publicKey).getModulus().bitLength()
                    : 0;
            boolean mayLater = key.from() > now || key.equals(ring.signer(now));
            if (bits > MAX_RSA_BITS && mayLater && ring.signs(key)) {
                report.finding(
                        "the key " + LogText.of(key.keyId()) + " has " + bits + " bits: its signature takes "
                                + signatureLength(bits)
                                + " of the 4096 bytes of a cookie, so that sessions with many roles or claims may not fit",
                        "sign with a key for ES256, or an RSA key of at most " + MAX_RSA_BITS + " bits");
            }
        }
    }

    /** Returns the length of a signature of RSA in base64url (RFC 7515 section 2). */
    private static int signatureLength(int bits) {
        int bytes = (bits + 7) / 8;
        return (bytes * 4 + 2) / 3;
    }

    /** A secret never appears in the JWK Set, so that other applications cannot verify its tokens. */
    private void checkPublished() {
        DatedKey signer = ring.signer(now);
        if (published && signer != null && signer.key().publicKey() == null) {
            problems.finding(
                    SessionSettingKeys.JWKS_PATH.name(),
                    "publishes the public keys, but the key that signs is a secret, which is never published",
                    "sign with a key pair, or remove this line");
        }
    }

    /** A key ID must identify one key: verification has to select the right one. */
    private void checkKeyIds() {
        Map<@Nullable String, DatedKey> byKeyId = new HashMap<>();
        for (DatedKey key : ring.newestFirst()) {
            DatedKey other = byKeyId.put(key.keyId(), key);
            if (other != null) {
                boolean same = other.key()
                        .verifier()
                        .thumbprint()
                        .equals(key.key().verifier().thumbprint());
                report.error(
                        "two keys have the kid " + LogText.of(key.keyId())
                                + (same ? ", and are the same" : ", but are different"),
                        same
                                ? "remove one of them"
                                : "give each key a kid of its own, and keep the kid of a key in use");
            }
        }
    }

    private void checkDates() {
        DatedKey signer = ring.signer(now);
        if (signer == null) {
            report.error("no key is valid now: " + dates(), ROTATE + "; check the clock of this machine");
        } else if (signer.isExpired(now)) {
            report.finding(
                    "the certificate of the key " + LogText.of(signer.keyId()) + " expired on "
                            + Instant.ofEpochMilli(signer.until())
                            + "; the key still signs, since no other key is valid",
                    "renew the certificate, or add a key");
        }
        for (DatedKey key : ring.newestFirst()) {
            if (!ring.signs(key)) {
                report.finding(
                        "the key " + LogText.of(key.keyId())
                                + " does not fit session.algorithm; it only verifies tokens",
                        "change session.algorithm if this key should sign");
            }
        }
    }

    private String dates() {
        StringBuilder text = new StringBuilder();
        for (DatedKey key : ring.newestFirst()) {
            boolean future = key.from() > now;
            text.append(text.length() == 0 ? "" : ", ")
                    .append(LogText.of(key.keyId()))
                    .append(future ? " becomes valid on " : " expired on ")
                    .append(Instant.ofEpochMilli(future ? key.from() : key.until()));
        }
        return text.toString();
    }
}
