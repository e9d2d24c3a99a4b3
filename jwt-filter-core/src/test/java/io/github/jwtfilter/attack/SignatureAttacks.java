package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.BAD_SIGNATURE;

import com.nimbusds.jose.util.ByteUtils;
import java.math.BigInteger;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.List;

/** Signatures that were modified, truncated, extended, copied from another token, or created for other data. */
final class SignatureAttacks {
    private static final int FLIPS = 12;

    private SignatureAttacks() {}

    static AttackTable table() {
        AttackTable table = new AttackTable("signature");
        for (String algorithm : List.of(
                "HS256", "HS384", "HS512", "RS256", "RS512", "PS256", "PS512", "ES256", "ES384", "ES512", "EdDSA")) {
            Target target = algorithm.startsWith("HS") ? Targets.SECRET : Targets.PEM;
            addFlips(table, target, algorithm);
            addLengths(table, target, algorithm);
            addBorrowed(table, target, algorithm);
        }
        addRsaNumbers(table);
        addPssParameters(table);
        return table;
    }

    private static void addFlips(AttackTable table, Target target, String algorithm) {
        String good = Tokens.good(algorithm);
        byte[] signature = Tokens.signature(good);
        int bits = 8 * signature.length;
        for (int i = 0; i < FLIPS; i++) {
            int bit = i * (bits - 1) / (FLIPS - 1);
            String token = Tokens.withSignature(good, Numbers.flipped(signature, bit));
            table.add(algorithm + " with bit " + bit + " flipped", target, token, BAD_SIGNATURE);
        }
    }

    private static void addLengths(AttackTable table, Target target, String algorithm) {
        String good = Tokens.good(algorithm);
        byte[] signature = Tokens.signature(good);
        add(table, target, algorithm + " without signature", good, new byte[0]);
        for (int cut : new int[] {1, 2, signature.length / 2, signature.length - 1}) {
            add(table, target, algorithm + " cut by " + cut, good, Arrays.copyOf(signature, signature.length - cut));
        }
        for (int extra : new int[] {1, 2, 64}) {
            add(
                    table,
                    target,
                    algorithm + " extended by " + extra,
                    good,
                    Arrays.copyOf(signature, signature.length + extra));
        }
        add(table, target, algorithm + " after a zero", good, ByteUtils.concat(new byte[1], signature));
        add(table, target, algorithm + " of zeros", good, new byte[signature.length]);
        byte[] ones = new byte[signature.length];
        Arrays.fill(ones, (byte) 0xff);
        add(table, target, algorithm + " of ones", good, ones);
        add(table, target, algorithm + " turned around", good, Numbers.reversed(signature));
    }

    private static void addBorrowed(AttackTable table, Target target, String algorithm) {
        String good = Tokens.good(algorithm);
        Signer signer = KeyRing.OWN.signer(algorithm);
        Members header = Members.header(algorithm);
        String admin = Tokens.encode(Members.claims().withText("sub", "admin").utf8());
        table.add(
                algorithm + " of other claims",
                target,
                Tokens.part(good, 0) + "." + admin + "." + Tokens.part(good, 2),
                BAD_SIGNATURE);
        String other = Tokens.signed(header.withText("kid", "x"), Members.claims(), signer);
        add(table, target, algorithm + " of another header", good, Tokens.signature(other));
        String blank = Tokens.encode(header + " ");
        table.add(
                algorithm + " with a blank in the header",
                target,
                blank + "." + Tokens.part(good, 1) + "." + Tokens.part(good, 2),
                BAD_SIGNATURE);
        add(table, target, algorithm + " over the claims alone", good, sign(signer, Tokens.part(good, 1)));
        add(table, target, algorithm + " over decoded parts", good, sign(signer, header + "." + Members.claims()));
        add(
                table,
                target,
                algorithm + " over parts without a dot",
                good,
                sign(signer, Tokens.part(good, 0) + Tokens.part(good, 1)));
        add(table, target, algorithm + " over nothing", good, sign(signer, ""));
        add(table, target, algorithm + " over the whole token", good, sign(signer, good));
    }

    private static byte[] sign(Signer signer, String text) {
        try {
            return signer.sign(text.getBytes());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** An RSA signature is a number below the modulus; the same number plus the modulus is invalid. */
    private static void addRsaNumbers(AttackTable table) {
        BigInteger modulus = KeyRing.OWN.rsaPublic().getModulus();
        for (String algorithm : List.of("RS256", "PS256")) {
            String good = Tokens.good(algorithm);
            BigInteger signature = new BigInteger(1, Tokens.signature(good));
            addNumber(table, algorithm + " as 1", good, BigInteger.ONE, 256);
            addNumber(table, algorithm + " as the modulus", good, modulus, 256);
            addNumber(table, algorithm + " as the modulus less 1", good, modulus.subtract(BigInteger.ONE), 256);
            addNumber(table, algorithm + " as the modulus and 1", good, modulus.add(BigInteger.ONE), 256);
            addNumber(table, algorithm + " negated", good, modulus.subtract(signature), 256);
            addNumber(table, algorithm + " with the modulus added", good, signature.add(modulus), 257);
            addNumber(table, algorithm + " with a zero in front", good, signature, 257);
        }
    }

    private static void addNumber(AttackTable table, String name, String good, BigInteger number, int length) {
        add(table, Targets.PEM, name, good, Numbers.fixed(number, length));
    }

    /** The salt has the length of the hash, and the mask uses the same hash (RFC 7518 section 3.5). */
    private static void addPssParameters(AttackTable table) {
        for (int bits : new int[] {256, 384, 512}) {
            String hash = "SHA-" + bits;
            MGF1ParameterSpec mask = new MGF1ParameterSpec(hash);
            for (int salt : new int[] {0, 1, 20, bits / 8 - 1, bits / 8 + 1}) {
                addPss(table, "PS" + bits, "a salt of " + salt, new PSSParameterSpec(hash, "MGF1", mask, salt, 1));
            }
            addPss(
                    table,
                    "PS" + bits,
                    "a mask by SHA-1",
                    new PSSParameterSpec(hash, "MGF1", MGF1ParameterSpec.SHA1, bits / 8, 1));
            addPss(table, "PS" + bits, "SHA-1", PSSParameterSpec.DEFAULT);
        }
    }

    private static void addPss(AttackTable table, String algorithm, String what, PSSParameterSpec parameters) {
        Signer signer = Signers.jca("RSASSA-PSS", KeyRing.OWN.rsa.getPrivate(), parameters);
        String token = Tokens.signed(Members.header(algorithm), Members.claims(), signer);
        table.add(algorithm + " with " + what, Targets.PEM, token, BAD_SIGNATURE);
    }

    private static void add(AttackTable table, Target target, String name, String good, byte[] signature) {
        table.add(name, target, Tokens.withSignature(good, signature), BAD_SIGNATURE);
    }
}
