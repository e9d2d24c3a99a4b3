package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.BAD_ENCODING;
import static io.github.jwtfilter.RejectionReason.BAD_SIGNATURE;
import static io.github.jwtfilter.RejectionReason.EMPTY_TOKEN;
import static io.github.jwtfilter.RejectionReason.ENCRYPTED;
import static io.github.jwtfilter.RejectionReason.MALFORMED_HEADER;
import static io.github.jwtfilter.RejectionReason.MALFORMED_PAYLOAD;
import static io.github.jwtfilter.RejectionReason.NOT_THREE_PARTS;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import io.github.jwtfilter.RejectionReason;

/** Tokens that do not consist of three parts, or whose three parts are not those of a signed JWT. */
final class StructureAttacks {
    private StructureAttacks() {}

    static AttackTable table() {
        AttackTable table = new AttackTable("structure");
        String good = Tokens.good("HS256");
        addDots(table, good);
        addEmptyParts(table, good);
        addWrappings(table, good);
        addOtherForms(table, good);
        return table;
    }

    private static void addDots(AttackTable table, String good) {
        add(table, "nothing", "", EMPTY_TOKEN);
        for (int dots = 1; dots <= 8; dots++) {
            RejectionReason reason = dots == 2 ? MALFORMED_HEADER : dots == 4 ? ENCRYPTED : NOT_THREE_PARTS;
            add(table, dots + " dots alone", ".".repeat(dots), reason);
        }
        for (int extra = 1; extra <= 5; extra++) {
            RejectionReason reason = extra == 2 ? ENCRYPTED : NOT_THREE_PARTS;
            add(table, extra + " dots behind", good + ".".repeat(extra), reason);
            add(table, extra + " dots in front", ".".repeat(extra) + good, reason);
            add(table, extra + " parts more", good + ".e30".repeat(extra), reason);
            add(table, extra + " dots more after the header", good.replaceFirst("\\.", ".".repeat(extra + 1)), reason);
        }
        add(table, "10,000 dots", ".".repeat(8000), NOT_THREE_PARTS);
        add(table, "no dots", good.replace(".", ""), NOT_THREE_PARTS);
        add(
                table,
                "without the last dot",
                Tokens.part(good, 0) + "." + Tokens.part(good, 1) + Tokens.part(good, 2),
                NOT_THREE_PARTS);
        add(table, "commas for dots", good.replace('.', ','), NOT_THREE_PARTS);
    }

    private static void addEmptyParts(AttackTable table, String good) {
        String header = Tokens.part(good, 0);
        String payload = Tokens.part(good, 1);
        String signature = Tokens.part(good, 2);
        add(table, "no signature and no dot", header + "." + payload, NOT_THREE_PARTS);
        add(table, "no signature", header + "." + payload + ".", BAD_SIGNATURE);
        add(table, "no header", "." + payload + "." + signature, MALFORMED_HEADER);
        add(table, "no payload", header + ".." + signature, MALFORMED_PAYLOAD);
        add(table, "no payload, signed so", Tokens.signed(header, "", KeyRing.OWN.signer("HS256")), MALFORMED_PAYLOAD);
        add(table, "header alone", header + "..", MALFORMED_PAYLOAD);
        add(table, "payload alone", "." + payload + ".", MALFORMED_HEADER);
        add(table, "signature alone", ".." + signature, MALFORMED_HEADER);
        add(
                table,
                "header and payload swapped",
                payload + "." + header + "." + signature,
                RejectionReason.ALGORITHM_NOT_ALLOWED);
        add(table, "header of null", "bnVsbA.e30.AAAA", MALFORMED_HEADER);
    }

    private static void addWrappings(AttackTable table, String good) {
        for (String scheme : new String[] {
            "Bearer ", "bearer ", "JWT ", "Token ", "Basic ", "token=", "access_token=", "Bearer:", "Bearer%20"
        }) {
            add(table, "after " + scheme, scheme + good, BAD_ENCODING);
        }
        String[][] pairs = {
            {"\"", "\""},
            {"'", "'"},
            {"<", ">"},
            {"(", ")"},
            {"[", "]"},
            {"{", "}"},
            {"`", "`"},
            {" ", " "},
            {"\t", "\t"}
        };
        for (String[] pair : pairs) {
            add(table, "between " + pair[0] + " and " + pair[1], pair[0] + good + pair[1], BAD_ENCODING);
        }
        for (String tail :
                new String[] {" ", "  ", "\t", "\r\n", "\n", "\0", ",", " x", "%00", "?x=1", "#x", "/", "&x=1"}) {
            add(table, "before " + Members.quote(tail), good + tail, BAD_ENCODING);
        }
    }

    private static void addOtherForms(AttackTable table, String good) {
        String other = Tokens.good("HS384");
        for (String glue : new String[] {"", ",", ", ", " ", "\n"}) {
            add(
                    table,
                    "two tokens joined by " + Members.quote(glue),
                    good + glue + other,
                    ENCRYPTED,
                    NOT_THREE_PARTS,
                    BAD_ENCODING);
        }
        add(table, "two tokens joined by a dot", good + "." + other, NOT_THREE_PARTS);
        add(table, "three tokens", good + "," + other + "," + good, NOT_THREE_PARTS);
        String flattened = "{\"protected\":\"" + Tokens.part(good, 0) + "\",\"payload\":\"" + Tokens.part(good, 1)
                + "\",\"signature\":\"" + Tokens.part(good, 2) + "\"}";
        add(table, "flattened JSON", flattened, NOT_THREE_PARTS);
        add(table, "flattened JSON in base64url", Tokens.encode(flattened), NOT_THREE_PARTS);
        add(
                table,
                "general JSON",
                "{\"payload\":\"" + Tokens.part(good, 1) + "\",\"signatures\":[" + flattened + "]}",
                NOT_THREE_PARTS);
        byte[] header = Members.header("HS256").withText("cty", "JWT").utf8();
        add(
                table,
                "a token in a token",
                Tokens.signed(header, good.getBytes(), KeyRing.OWN.signer("HS256")),
                MALFORMED_PAYLOAD);
        add(
                table,
                "a token as a string in a token",
                Tokens.signed(header, Members.quote(good).getBytes(), KeyRing.OWN.signer("HS256")),
                MALFORMED_PAYLOAD);
        add(table, "base64url of a token", Tokens.encode(good), NOT_THREE_PARTS);
        add(table, "selective disclosure", good + "~WyJzYWx0Iiwic3ViIiwibWFsbG9yeSJd~", BAD_ENCODING);
        for (EncryptionMethod method : new EncryptionMethod[] {
            EncryptionMethod.A128GCM, EncryptionMethod.A256GCM, EncryptionMethod.A128CBC_HS256
        }) {
            table.add("encrypted with " + method, Targets.PEM, encrypted(method, good), ENCRYPTED);
            table.add("encrypted with " + method, Targets.JWKS, encrypted(method, good), ENCRYPTED);
        }
    }

    private static String encrypted(EncryptionMethod method, String content) {
        try {
            JWEObject jwe = new JWEObject(new JWEHeader(JWEAlgorithm.RSA_OAEP_256, method), new Payload(content));
            jwe.encrypt(new RSAEncrypter(KeyRing.OWN.rsaPublic()));
            return jwe.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(AttackTable table, String name, String token, RejectionReason... expected) {
        table.add(name, Targets.SECRET, token, expected);
    }
}
