package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.BAD_SIGNATURE;

import com.nimbusds.jose.util.ByteUtils;
import java.math.BigInteger;
import java.security.spec.EdDSAParameterSpec;
import java.util.HexFormat;
import java.util.List;

/** Ed25519 signatures of wrong lengths, malleated ones, with points of small order, and of other variants (RFC 8032). */
final class EddsaAttacks {
    static final BigInteger ORDER =
            BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

    /** All encodings of points whose order divides 8, including non-canonical ones. */
    static final List<String> SMALL_ORDER = List.of(
            "0100000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000080",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000080",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff");

    private EddsaAttacks() {}

    static AttackTable table() {
        AttackTable table = new AttackTable("EdDSA");
        for (String algorithm : KeyRing.EDDSA) {
            String good = Tokens.good(algorithm);
            addLengths(table, algorithm, good);
            addTwins(table, algorithm, good);
            addPoints(table, algorithm, good);
            addVariants(table, algorithm);
        }
        return table;
    }

    private static void addLengths(AttackTable table, String algorithm, String good) {
        byte[] signature = Tokens.signature(good);
        add(table, algorithm + " of 65 bytes, the last one zero", good, ByteUtils.concat(signature, new byte[1]));
        add(table, algorithm + " of 65 bytes, the last one 1", good, ByteUtils.concat(signature, new byte[] {1}));
        add(table, algorithm + " of 65 bytes, the first one zero", good, ByteUtils.concat(new byte[1], signature));
        add(table, algorithm + " of 66 bytes", good, ByteUtils.concat(signature, new byte[2]));
        add(table, algorithm + " twice", good, ByteUtils.concat(signature, signature));
        add(table, algorithm + " of 114 bytes", good, ByteUtils.concat(signature, new byte[50]));
        for (int length : new int[] {0, 1, 32, 62, 63}) {
            add(table, algorithm + " cut to " + length, good, ByteUtils.subArray(signature, 0, length));
        }
        add(table, algorithm + " backwards", good, Numbers.reversed(signature));
    }

    /** S and S + kL both verify if the range of S is not checked. */
    private static void addTwins(AttackTable table, String algorithm, String good) {
        byte[] r = ByteUtils.subArray(Tokens.signature(good), 0, 32);
        byte[] littleEndian = ByteUtils.subArray(Tokens.signature(good), 32, 32);
        BigInteger s = new BigInteger(1, Numbers.reversed(littleEndian));
        for (int k = 1; k <= 14; k++) {
            BigInteger twin = s.add(ORDER.multiply(BigInteger.valueOf(k)));
            add(table, algorithm + " with S+" + k + "L", good, join(r, twin));
        }
        add(table, algorithm + " with L-S", good, join(r, ORDER.subtract(s)));
        add(table, algorithm + " with S=L", good, join(r, ORDER));
        add(table, algorithm + " with S=0", good, join(r, BigInteger.ZERO));
        for (int bit : new int[] {252, 253, 254, 255}) {
            add(table, algorithm + " with bit " + bit + " of S flipped", good, join(r, s.flipBit(bit)));
        }
        add(table, algorithm + " with swapped halves", good, ByteUtils.concat(littleEndian, r));
    }

    private static void addPoints(AttackTable table, String algorithm, String good) {
        byte[] signature = Tokens.signature(good);
        byte[] s = ByteUtils.subArray(signature, 32, 32);
        for (String point : SMALL_ORDER) {
            byte[] r = HexFormat.of().parseHex(point);
            add(table, algorithm + " with R=" + point + " and S=0", good, ByteUtils.concat(r, new byte[32]));
            add(table, algorithm + " with R=" + point, good, ByteUtils.concat(r, s));
        }
        add(table, algorithm + " with the other sign of R", good, Numbers.flipped(signature, 31 * 8));
        byte[] a = KeyTexts.raw(KeyRing.OWN.ed25519.getPublic());
        add(table, algorithm + " with R=A and S=0", good, ByteUtils.concat(a, new byte[32]));
    }

    private static void addVariants(AttackTable table, String algorithm) {
        byte[] context = "JWT".getBytes();
        List<EdDSAParameterSpec> variants = List.of(
                new EdDSAParameterSpec(true),
                new EdDSAParameterSpec(true, context),
                new EdDSAParameterSpec(false, context));
        for (EdDSAParameterSpec variant : variants) {
            Signer signer = Signers.jca("Ed25519", KeyRing.OWN.ed25519.getPrivate(), variant);
            String name = algorithm
                    + (variant.isPrehash() ? " prehashed" : "")
                    + (variant.getContext().isPresent() ? " with a context" : "");
            table.add(
                    name,
                    Targets.PEM,
                    Tokens.signed(Members.header(algorithm), Members.claims(), signer),
                    BAD_SIGNATURE);
        }
        Signer ed448 = Signers.jca("Ed448", KeyRing.generate("Ed448", null).getPrivate());
        String token = Tokens.signed(Members.header(algorithm), Members.claims(), ed448);
        table.add(algorithm + " by Ed448", Targets.PEM, token, BAD_SIGNATURE);
    }

    private static byte[] join(byte[] r, BigInteger s) {
        return ByteUtils.concat(r, Numbers.reversed(Numbers.fixed(s, 32)));
    }

    private static void add(AttackTable table, String name, String good, byte[] signature) {
        table.add(name, Targets.PEM, Tokens.withSignature(good, signature), BAD_SIGNATURE);
    }
}
