package io.github.jwtfilter.settings;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Checks that exactly one source of keys is given. */
final class KeySourceChecks {
    private static final List<SettingKey<?>> SOURCES =
            Arrays.asList(KeySettings.SECRET, KeySettings.JWKS_FILE, KeySettings.PUBLIC_KEY, KeySettings.KEYSTORE);
    private static final List<SettingKey<?>> OF_KEYSTORE =
            Arrays.asList(KeySettings.KEYSTORE_PASSWORD, KeySettings.KEYSTORE_TYPE, KeySettings.KEYSTORE_ALIASES);

    private final Entries entries;
    private final Problems problems;

    KeySourceChecks(Entries entries, Problems problems) {
        this.entries = entries;
        this.problems = problems;
    }

    void run() {
        List<SettingKey<?>> given = SOURCES.stream().filter(entries::has).collect(Collectors.toList());
        if (given.isEmpty()) {
            problems.error(
                    "keys",
                    "no source of keys is given",
                    "add one of keys.jwks-file, keys.public-key, keys.keystore and keys.secret, for example"
                            + " `keys.jwks-file = jwks.json`; remote key sets are not supported by this version");
        } else if (given.size() > 1) {
            several(given);
        }
        if (!entries.has(KeySettings.KEYSTORE)) {
            OF_KEYSTORE.stream().filter(entries::has).forEach(this::withoutKeystore);
        }
    }

    private void several(List<SettingKey<?>> given) {
        String names = given.stream()
                .map(key -> key.name() + " (" + entries.place(key.name()) + ")")
                .collect(Collectors.joining(", "));
        boolean secretBesidePublic = given.contains(KeySettings.SECRET);
        problems.error(
                given.get(0).name(),
                "is not the only source of keys: " + names,
                secretBesidePublic
                        ? "keep one: an issuer has either a secret or public keys, since with both a token could be"
                                + " signed with what everybody knows"
                        : "keep one");
    }

    private void withoutKeystore(SettingKey<?> key) {
        problems.error(key.name(), "is given without keys.keystore", "add keys.keystore, or remove this line");
    }
}
