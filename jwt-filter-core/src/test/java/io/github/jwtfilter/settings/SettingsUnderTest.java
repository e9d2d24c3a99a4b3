package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.properties.FakeEnvironment;
import io.github.jwtfilter.settings.properties.FakeResources;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a settings file from text. */
public final class SettingsUnderTest {
    public static final String NAME = "jwt-filter.properties";

    /** Lines that make a file complete; tests add others. */
    public static final String COMPLETE =
            "issuer = https://idp.example.com\naudience = legacy-app\nkeys.jwks-file = jwks.json\n";

    public final FakeEnvironment environment = new FakeEnvironment();
    public final FakeResources resources = new FakeResources();

    public LoadedSettings read(String content) {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    public LoadedSettings read(byte[] content) {
        return SettingsReader.read(SettingsFile.of(NAME, content), environment, resources);
    }

    public LoadedSettings complete(String more) {
        return read(COMPLETE + more);
    }

    /** Returns the problems of a complete file with additional lines, which start at line 4. */
    public List<String> problems(String more) {
        return lines(complete(more));
    }

    public static List<String> lines(LoadedSettings loaded) {
        return loaded.problems().all().stream().map(Problem::toString).toList();
    }
}
