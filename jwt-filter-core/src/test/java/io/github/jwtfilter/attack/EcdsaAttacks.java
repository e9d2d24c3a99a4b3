package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.BAD_SIGNATURE;

import com.nimbusds.jose.util.ByteUtils;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** ECDSA signatures with boundary values of r and s (including CVE-2022-21449), and in formats that JOSE does not use. */
final class EcdsaAttacks {
    private EcdsaAttacks() {}

    static AttackTable table() {
        AttackTable table = new AttackTable("ECDSA");
        for (Curves curve : Curves.values()) {
            addEdges(table, curve);
            addForms(table, curve);
        }
        return table;
    }

    private static void addEdges(AttackTable table, Curves curve) {
        String good = Tokens.good(curve.algorithm);
        byte[] r = ByteUtils.subArray(Tokens.signature(good), 0, curve.bytes);
        byte[] s = ByteUtils.subArray(Tokens.signature(good), curve.bytes, curve.bytes);
        Map<String, byte[]> values = edges(curve);
        values.put("r", r);
        values.put("s", s);
        values.forEach((nameOfR, asR) -> values.forEach((nameOfS, asS) -> {
            if (!(nameOfR.equals("r") && nameOfS.equals("s"))) {
                String name = curve.algorithm + " with r=" + nameOfR + " and s=" + nameOfS;
                add(table, name, good, ByteUtils.concat(asR, asS));
            }
        }));
    }

    private static Map<String, byte[]> edges(Curves curve) {
        BigInteger all = BigInteger.ONE.shiftLeft(8 * curve.bytes).subtract(BigInteger.ONE);
        Map<String, byte[]> edges = new LinkedHashMap<>();
        edges.put("0", curve.fixed(BigInteger.ZERO));
        edges.put("1", curve.fixed(BigInteger.ONE));
        edges.put("n-1", curve.fixed(curve.order.subtract(BigInteger.ONE)));
        edges.put("n", curve.fixed(curve.order));
        edges.put("n+1", curve.fixed(curve.order.add(BigInteger.ONE)));
        edges.put("p", curve.fixed(curve.prime));
        edges.put("2^k-1", curve.fixed(all));
        return edges;
    }

    private static void addForms(AttackTable table, Curves curve) {
        String good = Tokens.good(curve.algorithm);
        byte[] signature = Tokens.signature(good);
        byte[] r = ByteUtils.subArray(signature, 0, curve.bytes);
        byte[] s = ByteUtils.subArray(signature, curve.bytes, curve.bytes);
        byte[] zero = new byte[1];
        String name = curve.algorithm + " ";
        byte[] der = Der.sequence(Der.integer(new BigInteger(1, r)), Der.integer(new BigInteger(1, s)));
        add(table, name + "in DER", good, der);
        add(
                table,
                name + "in DER with zeros",
                good,
                Der.sequence(Der.integer(BigInteger.ZERO), Der.integer(BigInteger.ZERO)));
        add(table, name + "in DER padded to the right length", good, padded(der, signature.length + 16));
        add(table, name + "with a zero in front", good, ByteUtils.concat(zero, signature));
        add(table, name + "with a zero behind", good, ByteUtils.concat(signature, zero));
        add(table, name + "with a zero before each half", good, ByteUtils.concat(zero, r, zero, s));
        add(table, name + "with a zero after each half", good, ByteUtils.concat(r, zero, s, zero));
        add(table, name + "twice", good, ByteUtils.concat(signature, signature));
        add(table, name + "with r alone", good, r);
        add(table, name + "without the last byte", good, ByteUtils.subArray(signature, 0, signature.length - 1));
        add(table, name + "without the first byte", good, ByteUtils.subArray(signature, 1, signature.length - 1));
        add(table, name + "of no byte", good, new byte[0]);
        add(table, name + "of one zero", good, zero);
        add(table, name + "of zeros, two bytes short", good, new byte[signature.length - 2]);
        add(table, name + "of zeros, two bytes long", good, new byte[signature.length + 2]);
        add(table, name + "of 1,000 zeros", good, new byte[1000]);
        add(table, name + "backwards", good, Numbers.reversed(signature));
        for (Curves other : Curves.values()) {
            if (other != curve) {
                byte[] padded = ByteUtils.concat(
                        Numbers.fixed(new BigInteger(1, r), other.bytes),
                        Numbers.fixed(new BigInteger(1, s), other.bytes));
                add(table, name + "at the length of " + other, good, padded);
            }
        }
    }

    private static byte[] padded(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, Math.max(length, bytes.length + 1));
    }

    private static void add(AttackTable table, String name, String good, byte[] signature) {
        table.add(name, Targets.PEM, Tokens.withSignature(good, signature), BAD_SIGNATURE);
    }
}
