package io.github.jwtfilter.internal.path;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.settings.value.PathAllowance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The path that a client sent to an application at {@code /app}, and the path that a server derived from it. */
record SentPath(String rawPath, String path) {
    private static final Pattern CODE_POINT = Pattern.compile("\\{([0-9A-F]+)}");

    /** Parses the notation of the test resources. */
    static SentPath of(String rawPath, String path) {
        return new SentPath(unbraced(rawPath), unbraced(path));
    }

    static List<SentPath> listed(String file) {
        try (InputStream lines = SentPath.class.getResourceAsStream(file)) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(SentPath::pairs)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<SentPath> pairs(String line) {
        String[] sides = line.split(" => ", -1);
        return Arrays.stream(sides[1].split(" \\| ", -1)).map(path -> of(sides[0], path));
    }

    private static String unbraced(String text) {
        return CODE_POINT
                .matcher(text.replace("{}", ""))
                .replaceAll(
                        match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1), 16))));
    }

    boolean passes(PathAllowance... allowed) {
        return passes(new PathGuard(Set.of(allowed), null));
    }

    boolean passes(PathGuard guard) {
        RejectionReason reason = guard.check(TestRequest.get(path).rawPath(rawPath));
        if (reason != null && reason != RejectionReason.AMBIGUOUS_PATH) {
            throw new AssertionError("another reason: " + reason);
        }
        return reason == null;
    }

    /** Encodes as browsers do: letters, digits and a few other characters are unchanged. */
    static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean stays = c < 0x80 && (Character.isLetterOrDigit(c) || "-_.~!$&'()*+,=:@".indexOf(c) >= 0);
            encoded.append(stays ? String.valueOf(c) : String.format("%%%02X", octet));
        }
        return encoded.toString();
    }
}
