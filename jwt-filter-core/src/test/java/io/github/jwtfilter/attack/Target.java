package io.github.jwtfilter.attack;

import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.properties.FakeEnvironment;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** An attacked guard, and tokens that it accepts: without them a rejection would prove nothing. */
record Target(String name, Guard guard, List<String> goodTokens) {
    static final String COOKIE = "access";
    static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(Members.NOW), ZoneOffset.UTC);

    private static final String USUAL =
            "issuer = " + Members.ISSUER + "\naudience = " + Members.AUDIENCE + "\ntoken.cookie = " + COOKIE + "\n";

    static Target of(String name, String settings, List<String> goodTokens) {
        return new Target(name, guard(settings, new MemoryFiles()), goodTokens);
    }

    static Target of(String name, String settings, MemoryFiles files, List<String> goodTokens) {
        return new Target(name, guard(settings, files), goodTokens);
    }

    /** Creates a guard with the usual issuer, audience and cookie. Throws an exception if the settings are invalid. */
    static Guard guard(String settings, MemoryFiles files) {
        return create(USUAL + settings, files);
    }

    /** Creates a guard from these settings only. */
    static Guard create(String settings, MemoryFiles files) {
        // All attacks come from one address.
        byte[] content = (settings + "\nflood.failures = off\n").getBytes(StandardCharsets.UTF_8);
        LoadedSettings loaded =
                SettingsReader.read(SettingsFile.of("attack.properties", content), new FakeEnvironment(), files);
        return GuardFactory.create(loaded, CLOCK);
    }

    @Override
    public String toString() {
        return name;
    }
}
