package io.github.jwtfilter.servers;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request in a line of a table, which is sent unchanged, octet by octet. */
record RawRequest(String line) {
    private static final Pattern WITH_VERSION = Pattern.compile(".* [A-Za-z]+/\\d\\.\\d.*");
    private static final Pattern CODE_POINT = Pattern.compile("\\{([0-9A-F]+)\\}");

    static List<RawRequest> table(String resource) {
        return Tables.lines(resource).map(RawRequest::new).toList();
    }

    /** The octets of the request to the application with a context path, {@code ""} or {@code "/name"}. */
    byte[] octets(String contextPath) {
        String located = line.replace("{app}", contextPath).replace("{%app}", escaped(contextPath));
        List<String> parts = Arrays.asList(located.split("\\s*\\|\\s*", -1));
        List<String> head = new ArrayList<>(parts);
        List<String> body = List.of();
        int end = parts.indexOf("");
        if (end > 0) {
            head = new ArrayList<>(parts.subList(0, end));
            body = parts.subList(end + 1, parts.size());
        }
        if (!WITH_VERSION.matcher(head.get(0)).matches()) {
            head.set(0, head.get(0) + " HTTP/1.1");
        }
        addMissing(head, "Host", "localhost");
        addMissing(head, "Connection", "close");
        return octets(head, body);
    }

    /** The same request with a token. */
    RawRequest with(String token) {
        return new RawRequest(line + " | Authorization: Bearer " + token);
    }

    /** Whether the connection may stay open after the response. */
    boolean keepsConnection() {
        return line.contains("| Connection: ") || line.startsWith("CONNECT ");
    }

    private static void addMissing(List<String> head, String name, String value) {
        if (head.stream().noneMatch(header -> header.startsWith(name + ":"))) {
            head.add(name + ": " + value);
        }
    }

    private static String escaped(String contextPath) {
        return contextPath.isEmpty()
                ? ""
                : String.format("/%%%02x%s", (int) contextPath.charAt(1), contextPath.substring(2));
    }

    private static byte[] octets(List<String> head, List<String> body) {
        String text = String.join("\r\n", head) + "\r\n\r\n" + String.join("\r\n", body);
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        Matcher codePoint = CODE_POINT.matcher(text);
        int copied = 0;
        while (codePoint.find()) {
            octets.writeBytes(text.substring(copied, codePoint.start()).getBytes(StandardCharsets.UTF_8));
            int value = Integer.parseInt(codePoint.group(1), 16);
            octets.writeBytes(
                    value < 0x100
                            ? new byte[] {(byte) value}
                            : Character.toString(value).getBytes(StandardCharsets.UTF_8));
            copied = codePoint.end();
        }
        octets.writeBytes(text.substring(copied).getBytes(StandardCharsets.UTF_8));
        return octets.toByteArray();
    }

    @Override
    public String toString() {
        return line;
    }
}
