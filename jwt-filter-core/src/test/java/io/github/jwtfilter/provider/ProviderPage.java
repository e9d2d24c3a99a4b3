package io.github.jwtfilter.provider;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of the documentation that shows, for each provider, a settings file and the payload of a token. */
final class ProviderPage {
    private static final Path PAGE = Path.of("..", "docs", "identity-providers.md");

    private ProviderPage() {}

    /** The headings of the sections that show a settings file. */
    static List<String> headings() {
        return Arrays.stream(sections())
                .filter(section -> section.contains("```properties\n"))
                .map(section -> section.substring(0, section.indexOf('\n')))
                .toList();
    }

    static String settings(String heading) {
        return block(heading, "properties");
    }

    static Map<String, Object> payload(String heading) {
        try {
            return JSONObjectUtils.parse(block(heading, "json"));
        } catch (ParseException e) {
            throw new IllegalStateException("the payload of " + heading + " is not JSON", e);
        }
    }

    private static String block(String heading, String language) {
        String section = Arrays.stream(sections())
                .filter(text -> text.startsWith(heading + "\n"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the page has no section " + heading));
        Matcher blocks =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(section);
        if (!blocks.find()) {
            throw new IllegalStateException(heading + " shows no " + language);
        }
        String found = blocks.group(1);
        if (blocks.find()) {
            throw new IllegalStateException(heading + " shows more than one " + language);
        }
        return found;
    }

    private static String[] sections() {
        try {
            return Files.readString(PAGE).split("(?m)^## ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
