package io.github.jwtfilter.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The configurations in docs/proxy.md. */
final class DocumentedProxy {
    private DocumentedProxy() {}

    /** The first code block in a language that follows a text. */
    static String snippet(String after, String language) {
        Matcher block = Pattern.compile(
                        "\n(?:## )?" + Pattern.quote(after) + ".*?```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page());
        if (!block.find()) {
            throw new IllegalStateException("the page shows no " + language + " for " + after);
        }
        return block.group(1);
    }

    private static String page() {
        try {
            return Files.readString(TestFiles.proxyPage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
