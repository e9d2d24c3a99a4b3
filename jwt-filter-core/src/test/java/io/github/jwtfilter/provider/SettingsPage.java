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

/** A page of the documentation that shows, in each section, a settings file and the payload of a token. */
final class SettingsPage {
    private final Path file;

    SettingsPage(String name) {
        this.file = Path.of("..", "docs", name);
    }

    /** The headings of the sections that show a settings file. */
    List<String> headings() {
        return Arrays.stream(sections())
                .filter(section -> section.contains("```properties\n"))
                .map(section -> section.substring(0, section.indexOf('\n')))
                .toList();
    }

    String settings(String heading) {
        return block(heading, "properties");
    }

    Map<String, Object> payload(String heading) {
        try {
            return JSONObjectUtils.parse(block(heading, "json"));
        } catch (ParseException e) {
            throw new IllegalStateException("the payload of " + heading + " is not JSON", e);
        }
    }

    private String block(String heading, String language) {
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

    private String[] sections() {
        try {
            return Files.readString(file).split("(?m)^## ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
