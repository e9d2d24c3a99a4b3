package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.Problems;
import io.github.jwtfilter.settings.SigningSettingKeys;
import io.github.jwtfilter.settings.SigningSettings;
import io.github.jwtfilter.settings.value.InlineKey;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The storage of the signing keys: the files of the settings, and the values of their expressions. */
final class StoredSigningKeys {
    private final LoadedSettings loaded;
    private final SigningSettings signing;
    private final String application;
    private final Clock clock;

    StoredSigningKeys(LoadedSettings loaded, String application, Clock clock) {
        this.loaded = loaded;
        this.signing = loaded.settings().session().signing();
        this.application = application;
        this.clock = clock;
    }

    /** Returns the keys at startup. The settings have just been read, and already report problems of their expressions. */
    SigningKeysSnapshot first() {
        return read(signing, loaded.problems(), Collections.emptyList());
    }

    /** Returns the currently stored keys, with a separate list of problems. */
    SigningKeysSnapshot current() {
        Problems problems = loaded.problems().anew();
        SigningSettings reloaded = signing.reload(problems);
        return read(reloaded, problems, problems.all());
    }

    private SigningKeysSnapshot read(SigningSettings settings, Problems problems, List<Problem> unreadable) {
        return SigningKeysSnapshot.read(settings, loaded, problems, unreadable, clock);
    }

    /** Returns whether the key is generated at startup. Stores for several servers require one in the settings. */
    boolean isGenerated() {
        return !signing.isConfigured();
    }

    /** Returns whether the keys can change. A literal secret in the settings changes only together with them. */
    boolean canChange() {
        boolean expression = !loaded.problems()
                .displayText(SigningSettingKeys.SECRET.name(), "")
                .isEmpty();
        return !signing.keys().isEmpty() || (signing.secret().isPresent() && expression);
    }

    /** Returns the location as the settings describe it. */
    String place() {
        if (isGenerated()) {
            return "generated at startup";
        }
        if (signing.keys().isEmpty()) {
            return SigningSettingKeys.SECRET.name();
        }
        String files = signing.keys().stream().map(InlineKey::displayText).collect(Collectors.joining(", "));
        String name = SigningSettingKeys.SIGNING_KEYS.name();
        return name + " = " + loaded.problems().displayText(name, files);
    }

    /** Returns the name of the keys in logs. */
    String name() {
        return application.isEmpty() ? "The signing keys" : "The signing keys of " + application;
    }
}
