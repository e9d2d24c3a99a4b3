package io.github.jwtfilter.internal.reload;

import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A guard whose settings a test changes. Accepts the tokens of {@link TestTokens}. */
final class ChangingSettings implements AutoCloseable {
    private static final Clock CLOCK = Clock.fixed(TestTokens.ISSUED, ZoneOffset.UTC);

    final LoggedLines log = LoggedLines.of(ChangingSettings.class);
    final ReloadingGuard guard;
    final SettingsPoll poll;
    private final AtomicInteger readings = new AtomicInteger();
    private volatile Supplier<LoadedSettings> present;

    private ChangingSettings(Supplier<LoadedSettings> first) {
        present = first;
        guard = new ReloadingGuard(
                GuardFactory.create(first.get(), CLOCK),
                () -> {
                    readings.incrementAndGet();
                    return present.get();
                },
                Log.of(ChangingSettings.class));
        poll = new SettingsPoll(guard);
    }

    /** Starts with an issuer whose secret signs {@link TestTokens}, and with these lines. */
    static ChangingSettings with(String... lines) {
        return new ChangingSettings(() -> TestSettings.loadWith(lines));
    }

    /** Starts with these lines only. */
    static ChangingSettings of(String... lines) {
        return new ChangingSettings(() -> TestSettings.load(lines));
    }

    ChangingSettings change(String... lines) {
        present = () -> TestSettings.loadWith(lines);
        return this;
    }

    ChangingSettings replace(String... lines) {
        present = () -> TestSettings.load(lines);
        return this;
    }

    ChangingSettings makeUnreadable(String reason) {
        present = () -> {
            throw SettingsReader.missing("test.properties", reason);
        };
        return this;
    }

    ChangingSettings fail(RuntimeException failure) {
        present = () -> {
            throw failure;
        };
        return this;
    }

    /** Reads the settings as the background thread does; returns whether it would read them again after a second. */
    boolean poll() {
        return poll.accept(poll.read());
    }

    /** Polls twice, as after a change. */
    ChangingSettings confirm() {
        poll();
        poll();
        return this;
    }

    /** Returns how often the settings were read. */
    int readings() {
        return readings.get();
    }

    Guard current() {
        return guard.current();
    }

    @Override
    public void close() {
        guard.close();
        log.close();
    }
}
