package io.github.jwtfilter.internal.jwks.file;

import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.Problems;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.InlineKey;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The storage of the keys of one issuer: the files of the settings, and the values of their expressions. */
final class StoredKeyFiles {
    private final TrustedIssuer issuer;
    private final LoadedSettings settings;
    private final Clock clock;

    StoredKeyFiles(TrustedIssuer issuer, LoadedSettings settings, Clock clock) {
        this.issuer = issuer;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns the stored keys at startup. The settings have just been read, and already report problems of their expressions. */
    FileSnapshot first() {
        return read(issuer.keys(), settings.problems(), Collections.emptyList());
    }

    /** Returns the currently stored keys, with a separate list of problems. */
    FileSnapshot current() {
        Problems problems = settings.problems().anew();
        KeySettings keys = issuer.reloadKeys(problems);
        return read(keys, problems, problems.all());
    }

    private FileSnapshot read(KeySettings keys, Problems problems, List<Problem> unreadable) {
        KeyFiles files = KeyFiles.read(keys, settings.resources());
        return new FileSnapshot(issuer, keys, files, problems, Fingerprint.of(keys, files, unreadable), clock);
    }

    /** Returns the location as the settings describe it. */
    String location() {
        KeySettings keys = issuer.keys();
        if (keys.secret().isPresent()) {
            return "keys.secret";
        }
        if (keys.jwksFile().isPresent()) {
            return displayText("keys.jwks-file", keys.jwksFile().get());
        }
        return keys.keystore().isPresent()
                ? displayText("keys.keystore", keys.keystore().get())
                : displayText("keys.public-key", publicKeys(keys));
    }

    private static String publicKeys(KeySettings keys) {
        return keys.publicKeys().orElse(Collections.emptyList()).stream()
                .map(InlineKey::displayText)
                .collect(Collectors.joining(", "));
    }

    private String displayText(String key, String value) {
        return key + " = " + issuer.report(settings.problems()).displayText(key, value);
    }

    /** Returns the name of the keys in logs. */
    String name() {
        return issuer.name().isEmpty() ? "The keys" : "The keys of issuers." + issuer.name();
    }
}
