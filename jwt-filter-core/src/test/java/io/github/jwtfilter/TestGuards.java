package io.github.jwtfilter;

import io.github.jwtfilter.internal.jwks.remote.RemoteKeySources;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.LoadedSettings;
import java.time.Clock;

/** Guards whose remote keys are not fetched over the network. */
public final class TestGuards {
    private TestGuards() {}

    public static Guard create(LoadedSettings loaded, Clock clock, RemoteKeySources remote) {
        return GuardFactory.create(loaded, clock, remote);
    }
}
