package io.github.jwtfilter.internal.jose;

/** Validates the strength of HMAC secrets (RFC 7518 section 3.2, RFC 8725 sections 2.1, 2.2 and 3.5). */
final class SecretStrength {
    static final int LEAST_BYTES = 32;

    private SecretStrength() {}

    static void check(byte[] secret) throws InvalidKeyException {
        if (WellKnownSecrets.contains(secret)) {
            throw new InvalidKeyException(
                    "is a publicly documented secret, with which anyone can sign tokens",
                    "use at least 32 bytes from a random generator, and configure the same secret in the issuer");
        }
        if (KeyConfusion.isIn(secret)) {
            throw new InvalidKeyException(
                    "is a key (PEM, DER, JWK), not a secret: anyone with that key could sign tokens",
                    "configure public keys with keys.public-key or keys.jwks-file");
        }
        if (secret.length < LEAST_BYTES) {
            throw new InvalidKeyException(
                    "is a secret of " + secret.length + " bytes; HS256 needs at least 32, HS384 48 and HS512 64",
                    "use at least 32 bytes from a random generator, and configure the same secret in the issuer");
        }
    }
}
