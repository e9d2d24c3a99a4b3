package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static io.github.jwtfilter.RejectionReason.BAD_SIGNATURE;
import static io.github.jwtfilter.RejectionReason.UNSUITABLE_KEY;

import com.nimbusds.jose.util.ByteUtils;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A public key used as a secret, one algorithm as another, one key as another. */
final class KeyConfusionAttacks {
    private KeyConfusionAttacks() {}

    static AttackTable table() {
        AttackTable table = new AttackTable("key confusion");
        publicKeys().forEach((name, bytes) -> addAsSecret(table, name, bytes));
        addSwappedAlgorithms(table);
        addWrongCurves(table);
        addUnsuitableKeyIds(table);
        addKeysOfTheAttacker(table);
        return table;
    }

    private static void addAsSecret(AttackTable table, String name, byte[] key) {
        for (String algorithm : KeyRing.HMAC) {
            Signer signer = Signers.hmac(algorithm, key);
            Members header = Members.header(algorithm);
            table.add(
                    algorithm + " under the " + name,
                    Targets.PEM,
                    Tokens.signed(header, Members.claims(), signer),
                    ALGORITHM_NOT_ALLOWED);
            table.add(
                    algorithm + " under the " + name,
                    Targets.JWKS,
                    Tokens.signed(header.withText("kid", "rsa-2048"), Members.claims(), signer),
                    ALGORITHM_NOT_ALLOWED);
        }
    }

    /** Encodings that a careless verifier might use as a secret. */
    private static Map<String, byte[]> publicKeys() {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        for (String algorithm : List.of("RS256", "ES256", "ES384", "ES512", "EdDSA")) {
            byte[] der = KeyRing.OWN.publicKey(algorithm).getEncoded();
            String pem = KeyTexts.pem(KeyRing.OWN.publicKey(algorithm));
            String of = " of the key for " + algorithm;
            keys.put("PEM" + of, ascii(pem));
            keys.put("PEM without the last line feed" + of, ascii(pem.trim()));
            keys.put("PEM with CRLF" + of, ascii(pem.replace("\n", "\r\n")));
            keys.put("DER" + of, der);
            keys.put("DER in base64" + of, Base64.getEncoder().encode(der));
            keys.put("JWK" + of, KeyTexts.jwk(KeyRing.OWN.publicKey(algorithm)).utf8());
        }
        addParts(keys);
        return keys;
    }

    private static void addParts(Map<String, byte[]> keys) {
        byte[] modulus = KeyRing.OWN.rsaPublic().getModulus().toByteArray();
        ECPublicKey p256 = KeyRing.OWN.ecPublic("ES256");
        byte[] x = Curves.P256.fixed(p256.getW().getAffineX());
        byte[] y = Curves.P256.fixed(p256.getW().getAffineY());
        keys.put("JWK Set", ascii(Targets.jwkSet()));
        keys.put("modulus with its sign", modulus);
        keys.put("modulus", ByteUtils.subArray(modulus, 1, modulus.length - 1));
        keys.put("modulus in base64url", ascii(Tokens.encode(ByteUtils.subArray(modulus, 1, modulus.length - 1))));
        keys.put("modulus in hexadecimal", ascii(HexFormat.of().formatHex(modulus)));
        keys.put("exponent", new byte[] {1, 0, 1});
        keys.put("RSAPublicKey of PKCS#1", Der.rsaPublicKey(KeyRing.OWN.rsaPublic()));
        keys.put("x coordinate", x);
        keys.put("point", ByteUtils.concat(x, y));
        keys.put("uncompressed point", ByteUtils.concat(new byte[] {4}, x, y));
        keys.put("Ed25519 bytes", KeyTexts.raw(KeyRing.OWN.ed25519.getPublic()));
        keys.put("key ID", ascii("rsa-2048"));
        keys.put("empty key", new byte[] {0});
    }

    /** A signature of one algorithm with the name of each other one. */
    private static void addSwappedAlgorithms(AttackTable table) {
        for (String named : KeyRing.PUBLIC) {
            for (String signed : KeyRing.PUBLIC) {
                boolean same = named.equals(signed) || (named.startsWith("Ed") && signed.startsWith("Ed"));
                if (!same) {
                    String token = Tokens.signed(Members.header(named), Members.claims(), KeyRing.OWN.signer(signed));
                    table.add(named + " signed by " + signed, Targets.PEM, token, BAD_SIGNATURE);
                }
            }
        }
    }

    /** Every combination of curve and hash with every ES name that requires a different one. */
    private static void addWrongCurves(AttackTable table) {
        Map<String, KeyPair> keys =
                Map.of("ES256", KeyRing.OWN.p256, "ES384", KeyRing.OWN.p384, "ES512", KeyRing.OWN.p521);
        for (String named : KeyRing.ECDSA) {
            for (String curve : KeyRing.ECDSA) {
                for (String hash : List.of("SHA1", "SHA256", "SHA384", "SHA512")) {
                    if (hash.substring(3).equals(curve.substring(2))) {
                        continue;
                    }
                    Signer signer = Signers.jca(
                            hash + "withECDSAinP1363Format", keys.get(curve).getPrivate());
                    String token = Tokens.signed(Members.header(named), Members.claims(), signer);
                    table.add(
                            named + " signed on the curve of " + curve + " with " + hash,
                            Targets.PEM,
                            token,
                            BAD_SIGNATURE);
                }
            }
        }
    }

    /** A key ID whose key has a different type or curve. */
    private static void addUnsuitableKeyIds(AttackTable table) {
        for (String named : KeyRing.PUBLIC) {
            for (String of : List.of("RS256", "ES256", "ES384", "ES512", "EdDSA")) {
                String keyId = Targets.keyId(of);
                if (!keyId.equals(Targets.keyId(named))) {
                    Members header = Members.header(named).withText("kid", keyId);
                    String token = Tokens.signed(header, Members.claims(), KeyRing.OWN.signer(named));
                    table.add(named + " with kid " + keyId, Targets.JWKS, token, UNSUITABLE_KEY);
                }
            }
        }
    }

    private static void addKeysOfTheAttacker(AttackTable table) {
        for (String algorithm : KeyRing.PUBLIC) {
            Signer signer = KeyRing.ATTACKER.signer(algorithm);
            Members header = Members.header(algorithm);
            table.add(
                    algorithm + " by the attacker's key",
                    Targets.PEM,
                    Tokens.signed(header, Members.claims(), signer),
                    BAD_SIGNATURE);
            table.add(
                    algorithm + " by the attacker's key",
                    Targets.JWKS,
                    Tokens.signed(header.withText("kid", Targets.keyId(algorithm)), Members.claims(), signer),
                    BAD_SIGNATURE);
        }
        for (String algorithm : KeyRing.HMAC) {
            Signer signer = KeyRing.ATTACKER.signer(algorithm);
            String token = Tokens.signed(Members.header(algorithm), Members.claims(), signer);
            table.add(algorithm + " by the attacker's secret", Targets.SECRET, token, BAD_SIGNATURE);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
