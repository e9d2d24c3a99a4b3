package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.BAD_ENCODING;
import static io.github.jwtfilter.RejectionReason.NOT_ASCII;
import static io.github.jwtfilter.RejectionReason.PADDED_ENCODING;

import io.github.jwtfilter.RejectionReason;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Non-canonical base64url: every token has exactly one valid spelling. Where possible, the signature covers the non-canonical
 * one.
 */
final class EncodingAttacks {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final List<String> UNTRUSTED = List.of(
            "=", "==", "+", "/", " ", "\t", "\r", "\n", "\r\n", "\0", "%", "%3D", "%2B", ",", ";", ":", "~", "*", "!",
            "\\", "\"", "'", "<", "@", "\u007f", "\ud800"); // an unpaired surrogate, which no request can contain
    private static final List<String> FOREIGN =
            List.of("\u00e9", "\u0080", "\u00a0", "\u0391", "\uff21", "\u200b", "\ufeff", "\u2010", "\ud83d\ude00");

    private EncodingAttacks() {}

    static AttackTable table() {
        AttackTable table = new AttackTable("encoding");
        String good = Tokens.good("HS256");
        for (int part = 0; part < 3; part++) {
            for (String untrusted : UNTRUSTED) {
                addAt(table, good, part, untrusted, BAD_ENCODING);
            }
            for (String untrusted : FOREIGN) {
                addAt(table, good, part, untrusted, NOT_ASCII);
            }
            addLengths(table, good, part);
        }
        addStrayBits(table);
        addWholes(table, good);
        return table;
    }

    /** Inserts text at the start, in the middle and at the end of a part. */
    private static void addAt(AttackTable table, String good, int part, String untrusted, RejectionReason reason) {
        String text = Tokens.part(good, part);
        String name = Members.quote(untrusted) + " part " + (part + 1) + " ";
        int middle = text.length() / 2;
        add(table, name + "in front", replaced(good, part, untrusted + text), reason);
        add(
                table,
                name + "in the middle",
                replaced(good, part, text.substring(0, middle) + untrusted + text.substring(middle)),
                reason);
        boolean padding = untrusted.startsWith("=");
        add(table, name + "behind", replaced(good, part, text + untrusted), padding ? PADDED_ENCODING : reason);
    }

    /** A length of 1 modulo 4 is not valid base64url. */
    private static void addLengths(AttackTable table, String good, int part) {
        String text = Tokens.part(good, part);
        String even = text.substring(0, text.length() / 4 * 4);
        add(table, "part " + (part + 1) + " one character too long", replaced(good, part, even + "A"), BAD_ENCODING);
        add(table, "part " + (part + 1) + " of one character", replaced(good, part, "A"), BAD_ENCODING);
        add(table, "part " + (part + 1) + " of five characters", replaced(good, part, "AAAAA"), BAD_ENCODING);
    }

    /** The last character with other values of its unused bits (RFC 4648 section 3.5). */
    private static void addStrayBits(AttackTable table) {
        for (String blanks : List.of("", " ", "  ")) {
            String head = Tokens.encode(Members.header("HS256") + blanks);
            String body = Tokens.encode(Members.claims() + blanks);
            for (String odd : strayBits(head)) {
                add(table, "header ending in " + odd.substring(odd.length() - 3), signed(odd, body), BAD_ENCODING);
            }
            for (String odd : strayBits(body)) {
                add(table, "payload ending in " + odd.substring(odd.length() - 3), signed(head, odd), BAD_ENCODING);
            }
        }
        for (String algorithm : List.of("HS256", "HS512", "RS256", "ES256", "EdDSA")) {
            String good = Tokens.good(algorithm);
            Target target = algorithm.startsWith("HS") ? Targets.SECRET : Targets.PEM;
            for (String odd : strayBits(Tokens.part(good, 2))) {
                String name = algorithm + " signature with its last character " + odd.substring(odd.length() - 1);
                table.add(name, target, replaced(good, 2, odd), BAD_ENCODING);
            }
        }
    }

    private static List<String> strayBits(String canonical) {
        int unused = canonical.length() % 4 == 2 ? 16 : canonical.length() % 4 == 3 ? 4 : 1;
        int last = ALPHABET.indexOf(canonical.charAt(canonical.length() - 1));
        String rest = canonical.substring(0, canonical.length() - 1);
        return IntStream.range(1, unused)
                .mapToObj(bits -> rest + ALPHABET.charAt(last + bits))
                .toList();
    }

    private static void addWholes(AttackTable table, String good) {
        add(table, "all dots escaped", good.replace(".", "%2E"), RejectionReason.NOT_THREE_PARTS);
        add(table, "first dot escaped", good.replaceFirst("\\.", "%2e"), RejectionReason.NOT_THREE_PARTS);
        add(table, "full-width dots", good.replace('.', '\uff0e'), NOT_ASCII);
        add(table, "a line feed after each 76 characters", good.replaceAll("(.{76})", "$1\n"), BAD_ENCODING);
        add(table, "hexadecimal header", replaced(good, 0, "7b22616c67223a224853323536227d "), BAD_ENCODING);
        add(
                table,
                "header as plain JSON",
                replaced(good, 0, Members.header("HS256").toString()),
                BAD_ENCODING);
    }

    private static String replaced(String token, int part, String text) {
        String[] parts = token.split("\\.", -1);
        parts[part] = text;
        return part < 2 ? signed(parts[0], parts[1]) : String.join(".", parts);
    }

    private static String signed(String header, String payload) {
        return Tokens.signed(header, payload, KeyRing.OWN.signer("HS256"));
    }

    private static void add(AttackTable table, String name, String token, RejectionReason expected) {
        table.add(name, Targets.SECRET, token, expected);
    }
}
