package io.github.jwtfilter.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The attacked guards. */
final class Targets {
    static final String SECRET_LINE = "keys.secret = " + KeyRing.OWN.secret + "\n";
    static final String SHORT_SECRET = KeyRing.OWN.secret.substring(0, 32);

    /** Public keys of every type in PEM files, which have no key IDs. */
    static final Target PEM = Target.of("pem", pemLine(), pemFiles(), good(KeyRing.PUBLIC));
    /** The same keys in a JWK Set. */
    static final Target JWKS = Target.of("jwks", "keys.jwks-file = jwks.json\n", jwksFile(), goodOfJwks());

    static final Target SECRET = Target.of("secret", SECRET_LINE, good(KeyRing.HMAC));
    static final Target SHORT = Target.of(
            "short-secret",
            "keys.secret = " + SHORT_SECRET + "\n",
            List.of(Tokens.signed(
                    Members.header("HS256"), Members.claims(), Signers.hmac("HS256", SHORT_SECRET.getBytes()))));
    static final Target HS512_ONLY =
            Target.of("hs512-only", SECRET_LINE + "algorithms = HS512\n", List.of(Tokens.good("HS512")));
    static final Target RS256_ONLY = only("RS256");
    static final Target PS512_ONLY = only("PS512");
    static final Target ES256_ONLY = only("ES256");
    static final Target ED25519_ONLY = only("Ed25519");
    /** Accepts tokens of up to 64 KiB. */
    static final Target LARGE = Target.of("large", SECRET_LINE + "token.max-size = 64KiB\n", good(KeyRing.HMAC));

    static final Target ACCESS_TOKENS = Target.of(
            "at+jwt",
            SECRET_LINE + "token.type = at+jwt\n",
            Stream.of("at+jwt", "AT+JWT", "application/at+jwt")
                    .map(type -> Tokens.signed(
                            Members.header("HS256").withText("typ", type),
                            Members.claims(),
                            KeyRing.OWN.signer("HS256")))
                    .toList());

    private Targets() {}

    private static Target only(String algorithm) {
        return Target.of(
                algorithm.toLowerCase(Locale.ROOT) + "-only",
                pemLine() + "algorithms = " + algorithm + "\n",
                pemFiles(),
                List.of(Tokens.good(algorithm)));
    }

    private static String pemLine() {
        return "keys.public-key = rsa.pem, p256.pem, p384.pem, p521.pem, ed25519.pem\n";
    }

    private static MemoryFiles pemFiles() {
        return new MemoryFiles()
                .with("rsa.pem", KeyTexts.pem(KeyRing.OWN.rsa.getPublic()))
                .with("p256.pem", KeyTexts.pem(KeyRing.OWN.p256.getPublic()))
                .with("p384.pem", KeyTexts.pem(KeyRing.OWN.p384.getPublic()))
                .with("p521.pem", KeyTexts.pem(KeyRing.OWN.p521.getPublic()))
                .with("ed25519.pem", KeyTexts.pem(KeyRing.OWN.ed25519.getPublic()));
    }

    private static MemoryFiles jwksFile() {
        return new MemoryFiles().with("jwks.json", jwkSet());
    }

    static String jwkSet() {
        return KeyTexts.jwkSet(
                jwk("RS256").withText("x5t", "nHWJ5rQO3C4G1c5LvYuQz1b2kWY"),
                KeyTexts.jwk(KeyRing.ATTACKER.rsa.getPublic()).withText("kid", "rsa-of-another"),
                jwk("ES256"),
                jwk("ES384"),
                jwk("ES512"),
                jwk("EdDSA"));
    }

    private static Members jwk(String algorithm) {
        return KeyTexts.jwk(KeyRing.OWN.publicKey(algorithm)).withText("kid", keyId(algorithm));
    }

    /** The ID of the key for an algorithm in the JWK Set. */
    static String keyId(String algorithm) {
        return switch (algorithm) {
            case "ES256" -> "ec-256";
            case "ES384" -> "ec-384";
            case "ES512" -> "ec-521";
            case "EdDSA", "Ed25519" -> "ed-25519";
            default -> "rsa-2048";
        };
    }

    private static List<String> good(List<String> algorithms) {
        return algorithms.stream().map(Tokens::good).toList();
    }

    private static List<String> goodOfJwks() {
        List<String> good = new ArrayList<>();
        for (String algorithm : KeyRing.PUBLIC) {
            Members header = Members.header(algorithm);
            Signer signer = KeyRing.OWN.signer(algorithm);
            good.add(Tokens.signed(header, Members.claims(), signer));
            good.add(Tokens.signed(header.withText("kid", keyId(algorithm)), Members.claims(), signer));
        }
        good.add(Tokens.signed(
                Members.header("RS256").withText("x5t", "nHWJ5rQO3C4G1c5LvYuQz1b2kWY"),
                Members.claims(),
                KeyRing.OWN.signer("RS256")));
        return good;
    }
}
