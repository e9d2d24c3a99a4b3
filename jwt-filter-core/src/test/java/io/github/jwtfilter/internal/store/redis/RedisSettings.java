package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.store.StoredValues;
import io.github.jwtfilter.settings.CollectedProblems;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.SettingsUnderTest;
import io.github.jwtfilter.settings.properties.FakeResources;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the stores of a settings file. */
final class RedisSettings {
    final SettingsUnderTest file = new SettingsUnderTest();
    final CollectedProblems problems = new CollectedProblems();
    private final StringBuilder lines = new StringBuilder();

    static RedisSettings of(String... lines) {
        RedisSettings settings = new RedisSettings();
        for (String line : lines) {
            settings.lines.append(line).append('\n');
        }
        return settings;
    }

    FakeResources resources() {
        return file.resources;
    }

    /** Opens the stores, which must have no problems. */
    static RedisStores open(String... lines) {
        RedisSettings settings = of(lines);
        RedisStores stores = settings.tryOpen();
        if (stores == null) {
            throw new AssertionError(settings.problems.errors());
        }
        return stores;
    }

    @Nullable
    RedisStores tryOpen() {
        LoadedSettings loaded = file.complete("revocation.store = redis\n" + lines);
        List<String> errors = SettingsUnderTest.lines(loaded);
        if (errors.stream().anyMatch(line -> line.contains("store."))) {
            throw new AssertionError(errors);
        }
        return RedisStores.open(
                loaded.settings().store(),
                file.resources,
                new TickingClock(Instant.ofEpochMilli(StoredValues.NOW)),
                "revocation.store",
                problems.sink());
    }
}
