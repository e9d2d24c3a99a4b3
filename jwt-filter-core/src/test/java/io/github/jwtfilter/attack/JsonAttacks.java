package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.MALFORMED_HEADER;
import static io.github.jwtfilter.RejectionReason.MALFORMED_PAYLOAD;
import static io.github.jwtfilter.RejectionReason.TOO_LARGE;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Headers and payloads that are not exactly one strict JSON object. Correctly signed. */
final class JsonAttacks {
    private JsonAttacks() {}

    static AttackTable table() {
        AttackTable table = new AttackTable("JSON");
        BrokenJson.of(Members.header("HS256"))
                .forEach((name, header) -> table.add(
                        "header " + name,
                        Targets.SECRET,
                        Tokens.signed(header, Members.claims().utf8(), KeyRing.OWN.signer("HS256")),
                        MALFORMED_HEADER));
        BrokenJson.of(Members.claims())
                .forEach((name, payload) -> table.add(
                        "payload " + name,
                        Targets.SECRET,
                        Tokens.signed(Members.header("HS256").utf8(), payload, KeyRing.OWN.signer("HS256")),
                        MALFORMED_PAYLOAD));
        addAbysses(table);
        return table;
    }

    /** Nesting so deep that a recursive parser overflows its stack. */
    private static void addAbysses(AttackTable table) {
        abysses(20_000, 8_000).forEach((name, json) -> {
            table.add(
                    "header " + name,
                    Targets.LARGE,
                    signed(json, Members.claims().utf8()),
                    MALFORMED_HEADER);
            byte[] header = Members.header("HS256").utf8();
            table.add("payload " + name, Targets.LARGE, signed(header, json), MALFORMED_PAYLOAD);
        });
        abysses(100_000, 100_000).forEach((name, json) -> {
            table.add(
                    "header " + name,
                    Targets.LARGE,
                    signed(json, Members.claims().utf8()),
                    TOO_LARGE);
            byte[] header = Members.header("HS512").utf8();
            table.add("payload " + name, Targets.SECRET, signed(header, json), TOO_LARGE);
        });
    }

    private static Map<String, byte[]> abysses(int arrays, int objects) {
        Map<String, byte[]> abysses = new LinkedHashMap<>();
        abysses.put(arrays + " open arrays", ascii("[".repeat(arrays)));
        abysses.put(arrays + " arrays in a member", ascii("{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}"));
        abysses.put(objects + " open objects", ascii("{\"a\":".repeat(objects)));
        return abysses;
    }

    private static String signed(byte[] header, byte[] payload) {
        return Tokens.signed(header, payload, KeyRing.OWN.signer("HS256"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
