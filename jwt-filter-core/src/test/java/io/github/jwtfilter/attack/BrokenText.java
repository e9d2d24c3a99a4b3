package io.github.jwtfilter.attack;

import com.nimbusds.jose.util.ByteUtils;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects with a correct structure, but with invalid values, strings, characters or bytes. */
final class BrokenText {
    private final Map<String, byte[]> texts = new LinkedHashMap<>();
    private final String inner;
    private final String whole;

    private BrokenText(Members members) {
        this.inner = members.inner();
        this.whole = members.toString();
    }

    static Map<String, byte[]> of(Members members) {
        BrokenText broken = new BrokenText(members);
        broken.addValues();
        broken.addStrings();
        broken.addEncodings();
        broken.addBytes();
        return broken.texts;
    }

    private void addValues() {
        for (String value : new String[] {
            "NaN",
            "-NaN",
            "Infinity",
            "-Infinity",
            "+Infinity",
            "INF",
            "+1",
            "01",
            "-01",
            "00",
            "1.",
            ".5",
            "-.5",
            "1e",
            "1e+",
            "1.e1",
            "0x10",
            "--1",
            "-",
            "+",
            "1_000",
            "1,000.",
            "1 000",
            "1f",
            "1L",
            "1n",
            "\u0661",
            "\uff11",
            "True",
            "TRUE",
            "nul",
            "NULL",
            "None",
            "undefined",
            "t",
            "tru",
            "truee",
            "nullx",
            "'x'",
            "`x`",
            "/x/",
            "x",
            "new Date(0)",
            "@",
            "1}",
            "{",
            "[",
            "\"x"
        }) {
            put("with the value " + value, "{" + inner + ",\"x\":" + value + "}");
        }
    }

    private void addStrings() {
        for (String string : new String[] {
            "\\ud800",
            "\\udc00",
            "\\ud800\\ud800",
            "\\udc00\\ud800",
            "\\ud83d",
            "\\ud83dx\\ude00",
            "x\\udfff",
            "\\uD800\\u0041",
            "\\u",
            "\\u12",
            "\\u123",
            "\\u123g",
            "\\u+123",
            "\\U00000041",
            "\\x41",
            "\\'",
            "\\0",
            "\\a",
            "\\v",
            "\\ ",
            "\\101",
            "\n",
            "\r",
            "\t",
            "\b",
            "\0",
            "\u001f",
            "\\\n",
            "\""
        }) {
            put("with the string " + Members.quote(string), "{" + inner + ",\"x\":\"" + string + "\"}");
            if (string.startsWith("\\u")) {
                put("with the name " + Members.quote(string), "{" + inner + ",\"" + string + "\":1}");
            }
        }
    }

    private void addEncodings() {
        for (String name : new String[] {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE", "IBM037", "UTF-7"}) {
            if (Charset.isSupported(name)) {
                put("in " + name, whole.getBytes(Charset.forName(name)));
            }
        }
        byte[] utf16le = whole.getBytes(StandardCharsets.UTF_16LE);
        put("in UTF-16LE with a byte order mark", ByteUtils.concat(new byte[] {(byte) 0xff, (byte) 0xfe}, utf16le));
        byte[] utf32 = whole.getBytes(Charset.forName("UTF-32BE"));
        put("in UTF-32BE with a byte order mark", ByteUtils.concat(new byte[] {0, 0, (byte) 0xfe, (byte) 0xff}, utf32));
        byte[] mark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
        put("with a byte order mark in UTF-8", ByteUtils.concat(mark, whole.getBytes(StandardCharsets.UTF_8)));
        put("with two byte order marks", ByteUtils.concat(mark, mark, whole.getBytes(StandardCharsets.UTF_8)));
        put(
                "with an overlong brace",
                ByteUtils.concat(bytes(0xc1, 0xbb), whole.substring(1).getBytes(StandardCharsets.UTF_8)));
        put(
                "with a brace in three bytes",
                ByteUtils.concat(bytes(0xe0, 0x81, 0xbb), whole.substring(1).getBytes(StandardCharsets.UTF_8)));
    }

    /** Bytes that are invalid in UTF-8 (RFC 3629), in a string that the filter does not use. */
    private void addBytes() {
        int[][] sequences = {
            {0x80},
            {0xbf},
            {0xc0, 0x80},
            {0xc0, 0xaf},
            {0xc1, 0xa1},
            {0xc2},
            {0xc3, 0x28},
            {0xe0, 0x80, 0x80},
            {0xe0, 0x80, 0xaf},
            {0xe2, 0x82},
            {0xe2, 0x28, 0xa1},
            {0xed, 0xa0, 0x80},
            {0xed, 0xbf, 0xbf},
            {0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80},
            {0xf0, 0x80, 0x80, 0xaf},
            {0xf0, 0x9f, 0x98},
            {0xf0, 0x28, 0x8c, 0x28},
            {0xf4, 0x90, 0x80, 0x80},
            {0xf5, 0x80, 0x80, 0x80},
            {0xf8, 0x88, 0x80, 0x80, 0x80},
            {0xfc, 0x84, 0x80, 0x80, 0x80, 0x80},
            {0xe9},
            {0xfe},
            {0xff},
            {0xff, 0xfe}
        };
        for (int[] sequence : sequences) {
            byte[] start = ("{" + inner + ",\"x\":\"").getBytes(StandardCharsets.UTF_8);
            byte[] bytes = ByteUtils.concat(start, bytes(sequence), "\"}".getBytes(StandardCharsets.UTF_8));
            put("with the bytes " + java.util.Arrays.toString(sequence), bytes);
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private void put(String name, String text) {
        put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String name, byte[] text) {
        texts.put(name, text);
    }
}
