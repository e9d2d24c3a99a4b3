package io.github.jwtfilter.settings;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a settings file from text. */
final class Reading {
    static final String NAME = "jwt-filter.properties";

    /** Lines that make a file complete; tests add others. */
    static final String COMPLETE =
            "issuer = https://idp.example.com\naudience = legacy-app\nkeys.jwks-file = jwks.json\n";

    final GivenEnvironment environment = new GivenEnvironment();
    final GivenResources resources = new GivenResources();

    LoadedSettings read(String content) {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    LoadedSettings read(byte[] content) {
        return SettingsReader.read(SettingsFile.of(NAME, content), environment, resources);
    }

    LoadedSettings complete(String more) {
        return read(COMPLETE + more);
    }

    /** Returns the problems of a complete file with additional lines, which start at line 4. */
    List<String> problems(String more) {
        return lines(complete(more));
    }

    static List<String> lines(LoadedSettings loaded) {
        return loaded.problems().all().stream().map(Problem::toString).toList();
    }
}
