package io.github.jwtfilter.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of docs/containers. Records which of its commands and files a test has used. */
final class ContainerPage {
    /** The part of paths on the pages that tests replace. */
    static final String SETTINGS_DIRECTORY = "/etc/legacy/";

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");

    private final String text;
    private final List<String> unused = new ArrayList<>();

    private ContainerPage(String text) {
        this.text = text;
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            unused.add(block.group(2));
        }
    }

    /** Reads the page of a container, such as {@code tomcat}. */
    static ContainerPage of(String name) {
        try {
            return new ContainerPage(Files.readString(TestFiles.containerPages().resolve(name + ".md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the first block of a section in a language. */
    String block(String heading, String language) {
        return block(heading, language, 0);
    }

    /** Returns a block of a section in a language, by its index among these. */
    String block(String heading, String language, int index) {
        String[] sections = text.split("(?m)^## " + Pattern.quote(heading) + "$", 2);
        if (sections.length == 2) {
            Matcher block = BLOCK.matcher(sections[1].split("(?m)^## ", 2)[0]);
            int found = 0;
            while (block.find()) {
                if (block.group(1).equals(language) && found++ == index) {
                    unused.remove(block.group(2));
                    return block.group(2);
                }
            }
        }
        throw new IllegalStateException("the section " + heading + " has no block " + index + " in " + language);
    }

    /** Returns the commands and files that were not used. */
    List<String> unused() {
        return List.copyOf(unused);
    }
}
