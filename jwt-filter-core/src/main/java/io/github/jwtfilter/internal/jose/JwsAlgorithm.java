package io.github.jwtfilter.internal.jose;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The supported signature algorithms (RFC 7518 section 3.1, RFC 8037 section 3.1, RFC 9864 section 2.2). */
public enum JwsAlgorithm {
    /** HMAC with SHA-256. */
    HS256("HS256", Family.HMAC, 256),
    /** HMAC with SHA-384. */
    HS384("HS384", Family.HMAC, 384),
    /** HMAC with SHA-512. */
    HS512("HS512", Family.HMAC, 512),
    /** RSASSA-PKCS1-v1_5 with SHA-256. */
    RS256("RS256", Family.RSA, 256),
    /** RSASSA-PKCS1-v1_5 with SHA-384. */
    RS384("RS384", Family.RSA, 384),
    /** RSASSA-PKCS1-v1_5 with SHA-512. */
    RS512("RS512", Family.RSA, 512),
    /** RSASSA-PSS with SHA-256. */
    PS256("PS256", Family.RSA_PSS, 256),
    /** RSASSA-PSS with SHA-384. */
    PS384("PS384", Family.RSA_PSS, 384),
    /** RSASSA-PSS with SHA-512. */
    PS512("PS512", Family.RSA_PSS, 512),
    /** ECDSA on P-256 with SHA-256. */
    ES256("ES256", Family.ECDSA, 256),
    /** ECDSA on P-384 with SHA-384. */
    ES384("ES384", Family.ECDSA, 384),
    /** ECDSA on P-521 with SHA-512. */
    ES512("ES512", Family.ECDSA, 512),
    /** Ed25519 under the polymorphic name of RFC 8037. */
    EDDSA("EdDSA", Family.EDDSA, 512),
    /** Ed25519 under the fully specified name of RFC 9864. */
    ED25519("Ed25519", Family.EDDSA, 512);

    /** The key type and signature scheme of an algorithm. */
    public enum Family {
        /** HMAC with a shared secret. */
        HMAC,
        /** RSASSA-PKCS1-v1_5. */
        RSA,
        /** RSASSA-PSS. */
        RSA_PSS,
        /** ECDSA. */
        ECDSA,
        /** Ed25519. */
        EDDSA
    }

    private static final Map<String, JwsAlgorithm> BY_NAME = new HashMap<>();
    private static final Set<JwsAlgorithm> ASYMMETRIC =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(HS256, HS384, HS512)));

    static {
        for (JwsAlgorithm algorithm : values()) {
            BY_NAME.put(algorithm.headerName, algorithm);
        }
    }

    private final String headerName;
    private final Family family;
    private final int hashBits;

    JwsAlgorithm(String headerName, Family family, int hashBits) {
        this.headerName = headerName;
        this.family = family;
        this.hashBits = hashBits;
    }

    /**
     * Returns the algorithm for a value of {@code alg}.
     *
     * @param exact the name, which is case-sensitive (RFC 7515 section 4.1.1)
     * @return the algorithm, or null if the name is unknown
     */
    public static @Nullable JwsAlgorithm ofHeaderName(String exact) {
        return BY_NAME.get(exact);
    }

    /**
     * Returns the algorithms with public keys.
     *
     * @return all except the HS algorithms
     */
    public static Set<JwsAlgorithm> asymmetric() {
        return ASYMMETRIC;
    }

    /**
     * Returns whether a name means {@code none}. Ignores letter case and all characters except letters.
     *
     * @param name a value of {@code alg}
     * @return true for {@code none}, {@code NoNe}, {@code "none "} and similar names
     */
    public static boolean isNone(String name) {
        StringBuilder letters = new StringBuilder();
        name.codePoints().filter(Character::isLetter).limit(5).forEach(letters::appendCodePoint);
        return letters.toString().equalsIgnoreCase("none");
    }

    /**
     * Returns the value of {@code alg}.
     *
     * @return for example {@code RS256}
     */
    public String headerName() {
        return headerName;
    }

    /**
     * Returns the family, which determines the key type.
     *
     * @return the family
     */
    public Family family() {
        return family;
    }

    /**
     * Returns whether the verification key can also sign.
     *
     * @return true for the HS algorithms
     */
    public boolean symmetric() {
        return family == Family.HMAC;
    }

    /**
     * Returns the length of the hash.
     *
     * @return 256, 384 or 512 bits
     */
    public int hashBits() {
        return hashBits;
    }

    /**
     * Returns the required curve of the keys.
     *
     * @return the curve of an ES algorithm, null for all others
     */
    @Nullable
    PrimeCurve curve() {
        // Not a field: curves are expensive to initialize, and most issuers sign with RSA.
        switch (this) {
            case ES256:
                return PrimeCurve.P_256;
            case ES384:
                return PrimeCurve.P_384;
            case ES512:
                return PrimeCurve.P_521;
            default:
                return null;
        }
    }

    @Override
    public String toString() {
        return headerName;
    }
}
