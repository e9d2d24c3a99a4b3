package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.StoreKind;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The store of revocations that a settings file configures, for the commands of an operator. */
final class RevocationAccess implements Closeable {
    private final Path file;
    private final ExplainSource source;
    private final Guard guard;
    private final Revocations revocations;

    private RevocationAccess(Path file, ExplainSource source, Guard guard, Revocations revocations) {
        this.file = file;
        this.source = source;
        this.guard = guard;
        this.revocations = revocations;
    }

    /**
     * Opens the store.
     *
     * @param file the settings file, a WAR, or the directory of an unpacked one
     * @throws io.github.jwtfilter.settings.SettingsException if the settings cannot be used
     * @throws UnusableInput if they configure no store that is outside of the application
     */
    static RevocationAccess open(Path file, Clock clock) throws IOException {
        ExplainSource source = ExplainSource.ofFile(file, null, null, null);
        Guard guard = null;
        try {
            LoadedSettings loaded = source.settings();
            loaded.rejectErrors();
            requireShared(file, loaded.settings());
            guard = GuardFactory.create(loaded, clock, source.deployment());
            Revocations revocations = guard.revocations();
            if (revocations == null) {
                throw new UnusableInput(file + " configures no revocation.store");
            }
            return new RevocationAccess(file, source, guard, revocations);
        } catch (RuntimeException e) {
            closeAll(guard, source);
            throw e;
        }
    }

    private static void requireShared(Path file, Settings settings) {
        StoreKind kind = settings.revocation().store().orElse(null);
        if (kind == null) {
            throw new UnusableInput(
                    file + " does not turn on the revocation of tokens. Set revocation.store = jdbc or redis, or"
                            + " memory for an application on one server.");
        }
        if (kind == StoreKind.MEMORY) {
            throw new UnusableInput(
                    file + " has revocation.store = memory: the revocations are in the memory of the running"
                            + " application, which this command cannot reach. Use JMX, for example jconsole: MBean"
                            + " io.github.jwtfilter:type=Revocations,application=\"/context\". Or store them in a database or Redis"
                            + " (revocation.store = jdbc or redis).");
        }
    }

    Path file() {
        return file;
    }

    Settings settings() {
        return source.settings().settings();
    }

    /** Returns why the issuer of the application's own sessions is not known, or null. */
    @Nullable
    String unknownIssuer() {
        return source.unknownIssuer();
    }

    Guard guard() {
        return guard;
    }

    Revocations revocations() {
        return revocations;
    }

    @Override
    public void close() throws IOException {
        closeAll(guard, source);
    }

    private static void closeAll(@Nullable Guard guard, Closeable source) throws IOException {
        if (guard != null) {
            guard.close();
        }
        source.close();
    }
}
