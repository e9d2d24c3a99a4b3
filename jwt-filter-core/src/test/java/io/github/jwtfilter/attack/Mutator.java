package io.github.jwtfilter.attack;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** Mutates texts at random. */
final class Mutator {
    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final String ODD = "=+/ .\t\r\n\0%,;\"'{}[]:\\\u007f\u0080\u00e9\u200b\uff0e\ud800";

    private static final String[] PIECES = {
        "null",
        "true",
        "[]",
        "{}",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "\"",
        "\\",
        "\\u0000",
        "\\ud800",
        "1e999999999",
        "-",
        "0",
        "9007199254740993",
        "99999999999999999999",
        "1e",
        "NaN",
        "\"crit\":[],",
        "\"exp\":null,",
        "\"aud\":[1],",
        "\"kid\":1,",
        "\"alg\":\"none\",",
        "\"sub\":\"\",",
        "\"iss\":{},",
        "\"nbf\":\"x\",",
        "\"typ\":[],",
        "\"x5t\":{},",
        "/*",
        "//",
        "\u00c0\u0080",
        "\u00ed\u00a0\u0080",
        "\u00ef\u00bb\u00bf",
        "\u00ff",
        " ",
        "\n",
        "\t"
    };

    private final Random random;

    Mutator(Random random) {
        this.random = random;
    }

    /** Applies one to three changes; inserts pieces of the other text. */
    String mutated(String text, String other) {
        String mutant = text;
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            mutant = changed(mutant, other);
        }
        return mutant;
    }

    private String changed(String text, String other) {
        if (text.isEmpty()) {
            return other;
        }
        int at = random.nextInt(text.length());
        int to = at + random.nextInt(text.length() - at + 1);
        return switch (random.nextInt(13)) {
            case 0 -> flippedBit(text, at);
            case 1 -> text.substring(0, at) + BASE64URL.charAt(random.nextInt(64)) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + BASE64URL.charAt(random.nextInt(64)) + text.substring(at);
            case 3 ->
                text.substring(0, at)
                        + ODD.charAt(random.nextInt(ODD.length()))
                        + text.substring(at + random.nextInt(2));
            case 4 -> text.substring(0, at) + text.substring(at + 1);
            case 5 -> text.substring(0, at);
            case 6 -> text.substring(at);
            case 7 -> text.substring(0, at) + text.substring(to);
            case 8 -> text.substring(0, to) + text.substring(at);
            case 9, 10, 11 -> flippedInside(text, at);
            default -> spliced(text, other, at);
        };
    }

    /** Flips a bit of a decoded part, so that the structure of the token remains valid. */
    private String flippedInside(String text, int at) {
        int start = text.lastIndexOf('.', at) + 1;
        int dot = text.indexOf('.', start);
        int end = dot < 0 ? text.length() : dot;
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(start, end));
            if (bytes.length > 0) {
                byte[] flipped = Numbers.flipped(bytes, random.nextInt(8 * bytes.length));
                return text.substring(0, start) + Tokens.encode(flipped) + text.substring(end);
            }
        } catch (IllegalArgumentException e) {
            // An earlier change has made the encoding invalid.
        }
        return flippedBit(text, at);
    }

    private String spliced(String text, String other, int at) {
        int from = random.nextBoolean() ? Math.min(at, other.length()) : random.nextInt(other.length() + 1);
        return text.substring(0, at) + other.substring(from);
    }

    private String flippedBit(String text, int at) {
        char flipped = (char) (text.charAt(at) ^ (1 << random.nextInt(7)));
        return text.substring(0, at) + flipped + text.substring(at + 1);
    }

    /** Changes, removes, duplicates or inserts one to four bytes. */
    byte[] mutated(byte[] json) {
        String text = new String(json, StandardCharsets.ISO_8859_1);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && !text.isEmpty(); i++) {
            text = changedJson(text);
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String changedJson(String text) {
        int at = random.nextInt(text.length());
        int to = at + random.nextInt(Math.min(12, text.length() - at) + 1);
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.substring(to);
            case 2 -> text.substring(0, to) + text.substring(at);
            case 3 -> flippedBit(text, at);
            case 4 -> text.substring(0, at) + PIECES[random.nextInt(PIECES.length)] + text.substring(to);
            default -> text.substring(0, at) + PIECES[random.nextInt(PIECES.length)] + text.substring(at);
        };
    }
}
