package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static io.github.jwtfilter.RejectionReason.BAD_SIGNATURE;
import static io.github.jwtfilter.RejectionReason.TOO_MANY_KEYS;
import static io.github.jwtfilter.RejectionReason.UNKNOWN_KEY;
import static io.github.jwtfilter.RejectionReason.UNSUITABLE_KEY;

import io.github.jwtfilter.RejectionReason;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** JWK Sets with keys that must not verify any token. Each token is correctly signed with such a key. */
final class KeySetAttacks {
    private static final List<String> GOOD = Stream.of("RS256", "ES256", "EdDSA")
            .map(algorithm -> token(algorithm, Targets.keyId(algorithm), KeyRing.OWN.signer(algorithm)))
            .toList();

    private KeySetAttacks() {}

    static AttackTable table() {
        AttackTable table = new AttackTable("JWK Set");
        OddKeys.ofRsa().forEach((name, jwk) -> add(table, name, jwk, "RS256", signer(OddKeys.RSA), UNSUITABLE_KEY));
        OddKeys.ofEc().forEach((name, jwk) -> add(table, name, jwk, "ES256", signer(OddKeys.EC), UNSUITABLE_KEY));
        addWeakRsa(table);
        addSmallOrder(table);
        addSymmetric(table);
        addOddKeyIds(table);
        addCrowds(table);
        return table;
    }

    private static void addWeakRsa(AttackTable table) {
        for (int bits : new int[] {512, 768, 1024, 1536, 2040, 2047}) {
            KeyPair weak = KeyRing.rsa(bits, 65537);
            Members jwk = KeyTexts.jwk(weak.getPublic()).withText("kid", OddKeys.ID);
            add(table, "RSA of " + bits + " bits", jwk, "RS256", signer(weak), UNSUITABLE_KEY);
        }
        for (int exponent : new int[] {3, 5, 17, 257}) {
            KeyPair weak = KeyRing.rsa(2048, exponent);
            Members jwk = KeyTexts.jwk(weak.getPublic()).withText("kid", OddKeys.ID);
            add(table, "RSA with the exponent " + exponent, jwk, "RS256", signer(weak), UNSUITABLE_KEY);
        }
    }

    /** With a key of small order, R = the identity and S = 0 is a valid signature of some messages, or of all. */
    private static void addSmallOrder(AttackTable table) {
        byte[] forged = new byte[64];
        forged[0] = 1;
        for (String point : EddsaAttacks.SMALL_ORDER) {
            byte[] key = HexFormat.of().parseHex(point);
            Members jwk = Members.none()
                    .withText("kty", "OKP")
                    .withText("crv", "Ed25519")
                    .withText("x", Tokens.encode(key))
                    .withText("kid", OddKeys.ID);
            add(table, "Ed25519 key " + point, jwk, "EdDSA", input -> forged, UNSUITABLE_KEY);
        }
        for (int length : new int[] {0, 31, 33, 57, 64}) {
            byte[] bytes = Arrays.copyOf(KeyTexts.raw(KeyRing.ATTACKER.ed25519.getPublic()), length);
            Members jwk = KeyTexts.jwk(KeyRing.ATTACKER.ed25519.getPublic())
                    .withText("x", Tokens.encode(bytes))
                    .withText("kid", OddKeys.ID);
            add(
                    table,
                    "Ed25519 key of " + length + " bytes",
                    jwk,
                    "EdDSA",
                    KeyRing.ATTACKER.signer("EdDSA"),
                    UNSUITABLE_KEY);
        }
        for (String curve : List.of("Ed448", "X25519", "ed25519", "P-256")) {
            Members jwk = KeyTexts.jwk(KeyRing.ATTACKER.ed25519.getPublic())
                    .withText("crv", curve)
                    .withText("kid", OddKeys.ID);
            add(table, "OKP on " + curve, jwk, "EdDSA", KeyRing.ATTACKER.signer("EdDSA"), UNSUITABLE_KEY);
        }
    }

    private static void addSymmetric(AttackTable table) {
        Members jwk = Members.none()
                .withText("kty", "oct")
                .withText("k", Tokens.encode(KeyRing.ATTACKER.secretBytes()))
                .withText("kid", OddKeys.ID);
        for (String algorithm : KeyRing.HMAC) {
            Signer signer = KeyRing.ATTACKER.signer(algorithm);
            add(table, algorithm + " of an oct member", jwk, algorithm, signer, ALGORITHM_NOT_ALLOWED);
            add(
                    table,
                    algorithm + " of an oct member for it",
                    jwk.withText("alg", algorithm),
                    algorithm,
                    signer,
                    ALGORITHM_NOT_ALLOWED);
        }
    }

    private static void addOddKeyIds(AttackTable table) {
        Members jwk = KeyTexts.jwk(OddKeys.RSA.getPublic());
        for (String json : List.of("1", "null", "true", "[\"1\"]", "{}")) {
            String token = json.equals("[\"1\"]") ? "1" : json;
            Target target = target("kid " + json, jwk.with("kid", json));
            table.add(
                    "kid " + json + " against its text",
                    target,
                    token("RS256", token, signer(OddKeys.RSA)),
                    UNKNOWN_KEY);
        }
        Target twice = target(
                "twins",
                jwk.withText("kid", OddKeys.ID),
                KeyTexts.jwk(KeyRing.ATTACKER.rsa.getPublic()).withText("kid", OddKeys.ID));
        Signer third = signer(KeyRing.OWN.rsa);
        table.add("kid of twins by a third key", twice, token("RS256", OddKeys.ID, third), BAD_SIGNATURE);
        table.add(
                "kid of twins of another type", twice, token("ES256", OddKeys.ID, signer(OddKeys.EC)), UNSUITABLE_KEY);
        Target nothing = target(
                "members that are no keys", Members.none(), Members.none().with("kid", "{}"));
        table.add("kid of no key", nothing, token("RS256", OddKeys.ID, signer(OddKeys.RSA)), UNKNOWN_KEY);
    }

    /** So many keys that a token would be expensive to verify. */
    private static void addCrowds(AttackTable table) {
        for (int size : new int[] {5, 20}) {
            KeyPair[] pairs = new KeyPair[size];
            Members[] keys = new Members[size];
            for (int i = 0; i < size; i++) {
                pairs[i] = KeyRing.ec("secp384r1");
                keys[i] = KeyTexts.jwk(pairs[i].getPublic());
            }
            Target target = target(size + " keys without kid", keys);
            Signer signer = Signers.jca("SHA384withECDSAinP1363Format", pairs[size - 1].getPrivate());
            String token = Tokens.signed(Members.header("ES384"), Members.claims(), signer);
            table.add("the last of " + size + " keys, unnamed", target, token, TOO_MANY_KEYS);
            table.add("the last of " + size + " keys, wrongly named", target, token("ES384", "0", signer), UNKNOWN_KEY);
        }
    }

    private static void add(
            AttackTable table, String name, Members jwk, String algorithm, Signer signer, RejectionReason expected) {
        table.add(name, target(name, jwk), token(algorithm, OddKeys.ID, signer), expected);
        Members unnamed = jwk.without("kid");
        RejectionReason reason = expected == UNSUITABLE_KEY ? BAD_SIGNATURE : expected;
        String token = Tokens.signed(Members.header(algorithm), Members.claims().withText("of", name), signer);
        table.add(name + ", without kid", target(name + ", without kid", unnamed), token, reason);
    }

    private static String token(String algorithm, String keyId, Signer signer) {
        return Tokens.signed(Members.header(algorithm).withText("kid", keyId), Members.claims(), signer);
    }

    /** Adds valid keys to the invalid ones, so that the set is used and their algorithms are allowed. */
    private static Target target(String name, Members... odd) {
        Members[] keys = new Members[odd.length + 3];
        System.arraycopy(odd, 0, keys, 0, odd.length);
        int i = odd.length;
        for (String algorithm : List.of("RS256", "ES256", "EdDSA")) {
            keys[i++] = KeyTexts.jwk(KeyRing.OWN.publicKey(algorithm)).withText("kid", Targets.keyId(algorithm));
        }
        MemoryFiles files = new MemoryFiles().with("jwks.json", KeyTexts.jwkSet(keys));
        return Target.of("set with " + name, "keys.jwks-file = jwks.json\n", files, GOOD);
    }

    private static Signer signer(KeyPair pair) {
        String name = pair.getPublic() instanceof RSAPublicKey ? "SHA256withRSA" : "SHA256withECDSAinP1363Format";
        return Signers.jca(name, pair.getPrivate());
    }
}
