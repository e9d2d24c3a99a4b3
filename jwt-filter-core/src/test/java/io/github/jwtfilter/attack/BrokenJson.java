package io.github.jwtfilter.attack;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects that are malformed, or that parsers interpret differently. */
final class BrokenJson {
    private final Map<String, byte[]> texts = new LinkedHashMap<>();
    private final String inner;
    private final String whole;

    private BrokenJson(Members members) {
        this.inner = members.inner();
        this.whole = members.toString();
    }

    /** Malformed texts, by their defect, that a lenient parser would accept as the members. */
    static Map<String, byte[]> of(Members members) {
        BrokenJson broken = new BrokenJson(members);
        broken.addNoObjects();
        broken.addSurroundings();
        broken.addSyntax();
        broken.addDuplicates();
        broken.addNesting();
        broken.texts.putAll(BrokenText.of(members));
        return broken.texts;
    }

    private void addNoObjects() {
        for (String text : new String[] {
            "null",
            "true",
            "false",
            "0",
            "1",
            "\"\"",
            "[]",
            "{",
            "}",
            "[",
            "]",
            "\"",
            " ",
            "\n",
            "{}{}",
            "{}null",
            "[{}]",
            "nul",
            "{\"",
            "{\"a",
            "{\"a\"",
            "{\"a\":",
            "{\"a\":1",
            "{\"a\":1,",
            "{\"a\":1,}",
            "{,}",
            "{:}",
            "{1:1}",
            "{null:1}",
            "{[]:1}"
        }) {
            put("the text " + text.replace("\n", "line feed"), text);
        }
        put("nothing", "");
        put("in an array", "[" + whole + "]");
        put("as a string", Members.quote(whole));
        put("its members without braces", inner);
        put("its last brace missing", whole.substring(0, whole.length() - 1));
        put("its first brace missing", whole.substring(1));
        put("its last brace a bracket", "{" + inner + "]");
        put("in parentheses", "(" + whole + ")");
    }

    private void addSurroundings() {
        for (String tail : new String[] {
            "x", "{}", "null", "0", "\"\"", ",", "]", "}", "\0", "\0\0\0", "//c", "/**/", "#", ";", "\u00a0", "\ufeff",
            "\u2028", "\u000b", "\f", "\u0085", "\u001a", "\n\n1", "\r\n--", "\\", "e30", "="
        }) {
            put("followed by " + Members.quote(tail), whole + tail);
        }
        for (String head : new String[] {
            "x",
            "{}",
            "null",
            "\0",
            "//c\n",
            "/**/",
            "#c\n",
            "\u00a0",
            "\ufeff",
            "\u2028",
            "\u000b",
            "\f",
            ",",
            "[",
            ")]}',\n",
            "for(;;);",
            "{} ",
            "\\"
        }) {
            put("preceded by " + Members.quote(head), head + whole);
        }
        put("followed by itself", whole + whole);
        put("followed by itself on a line of its own", whole + "\n" + whole);
    }

    private void addSyntax() {
        put("with a comment inside", "{/*c*/" + inner + "}");
        put("with a line comment inside", "{" + inner + "//c\n}");
        put("with a hash comment inside", "{" + inner + "#c\n}");
        put("with single quotes", whole.replace('"', '\''));
        put("with names without quotes", whole.replaceAll("\"(\\w+)\":", "$1:"));
        put("with a trailing comma", "{" + inner + ",}");
        put("with a leading comma", "{," + inner + "}");
        put("with two commas", "{" + inner + ",,\"x\":1}");
        put("with a missing comma", "{" + inner + " \"x\":1}");
        put("with a semicolon", "{" + inner + ";\"x\":1}");
        put("with equals signs", whole.replace(":", "="));
        put("with a missing value", "{" + inner + ",\"x\":}");
        put("with a missing name", "{" + inner + ",:1}");
        put("with a missing colon", "{" + inner + ",\"x\" 1}");
        put("with two colons", "{" + inner + ",\"x\"::1}");
        put("with two values", "{" + inner + ",\"x\":1 2}");
        put("with a name alone", "{" + inner + ",\"x\"}");
        put("with curly quotes", whole.replace('"', '\u201d'));
        put("with an unbalanced array", "{" + inner + ",\"x\":[1}");
        put("with an array closed by a brace", "{" + inner + ",\"x\":[1}}");
        put("with a hole in an array", "{" + inner + ",\"x\":[1,,2]}");
        put("with a comma at the end of an array", "{" + inner + ",\"x\":[1,]}");
    }

    private void addDuplicates() {
        String first = inner.substring(0, inner.indexOf(','));
        String name = first.substring(1, first.indexOf('"', 1));
        String escaped = String.format("\\u%04x%s", (int) name.charAt(0), name.substring(1));
        put("with a member twice", "{" + inner + "," + first + "}");
        put("with a member twice in front", "{" + first + "," + inner + "}");
        put("with a member twice, once null", "{" + inner + ",\"" + name + "\":null}");
        put("with a member twice, once an object", "{\"" + name + "\":{}," + inner + "}");
        put("with a member twice, once escaped", "{" + inner + ",\"" + escaped + "\":\"mallory\"}");
        put("with a member twice, escaped in front", "{\"" + escaped + "\":\"mallory\"," + inner + "}");
        put("with an unknown member twice", "{" + inner + ",\"x\":1,\"x\":1}");
        put("with an empty name twice", "{" + inner + ",\"\":1,\"\":1}");
        put("with a member of an object twice", "{" + inner + ",\"x\":{\"a\":1,\"a\":1}}");
        put("with a member of an object in an array twice", "{" + inner + ",\"x\":[{\"a\":1,\"\\u0061\":2}]}");
    }

    private void addNesting() {
        for (int depth : new int[] {16, 17, 100, 800}) {
            put(
                    "with " + depth + " arrays in each other",
                    "{" + inner + ",\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
            put("with " + depth + " open arrays", "{" + inner + ",\"x\":" + "[".repeat(depth));
        }
        for (int depth : new int[] {16, 17, 100, 400}) {
            String objects = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
            put("with " + depth + " objects in each other", "{" + inner + ",\"x\":" + objects + "}");
        }
    }

    private void put(String name, String text) {
        texts.put(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
