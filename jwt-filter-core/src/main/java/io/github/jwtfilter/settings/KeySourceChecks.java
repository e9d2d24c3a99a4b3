package io.github.jwtfilter.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Checks that there is one source of keys, and that what is said of keys goes with it. */
final class KeySourceChecks {
    private static final List<SettingKey<?>> LOCAL = Arrays.asList(
            LocalKeySettings.SECRET,
            LocalKeySettings.JWKS_FILE,
            LocalKeySettings.PUBLIC_KEY,
            LocalKeySettings.KEYSTORE);
    private static final List<SettingKey<?>> OF_KEYSTORE = Arrays.asList(
            LocalKeySettings.KEYSTORE_PASSWORD, LocalKeySettings.KEYSTORE_TYPE, LocalKeySettings.KEYSTORE_ALIASES);
    private static final List<SettingKey<?>> REMOTE =
            Arrays.asList(RemoteKeySettings.JWKS_URI, RemoteKeySettings.DISCOVERY_URI);

    private final TrustedIssuer issuer;
    private final Entries entries;
    private final Report problems;

    KeySourceChecks(TrustedIssuer issuer, Entries entries, Report problems) {
        this.issuer = issuer;
        this.entries = entries;
        this.problems = problems;
    }

    void run() {
        List<SettingKey<?>> local = LOCAL.stream().filter(entries::has).collect(Collectors.toList());
        List<SettingKey<?>> remote = REMOTE.stream().filter(entries::has).collect(Collectors.toList());
        if (local.size() + remote.size() > 1) {
            several(local, remote);
        }
        if (local.isEmpty()) {
            new RemoteKeyChecks(issuer, entries, problems).run(!remote.isEmpty());
        } else {
            RemoteKeySettings.KEYS.stream()
                    .filter(key -> entries.has(key) && !REMOTE.contains(key))
                    .forEach(this::withLocalKeys);
        }
        if (!entries.has(LocalKeySettings.KEYSTORE)) {
            OF_KEYSTORE.stream().filter(entries::has).forEach(this::withoutKeystore);
        }
    }

    private void several(List<SettingKey<?>> local, List<SettingKey<?>> remote) {
        List<SettingKey<?>> given = new ArrayList<>(local);
        given.addAll(remote);
        String names = given.stream()
                .map(key -> key.name() + " (" + entries.place(key.name()) + ")")
                .collect(Collectors.joining(", "));
        boolean secretBesidePublic = given.contains(LocalKeySettings.SECRET);
        problems.error(
                given.get(0).name(),
                "is not the only source of keys: " + names,
                secretBesidePublic
                        ? "keep one: an issuer has either a secret or public keys, since with both a token could be"
                                + " signed with what everybody knows"
                        : "keep one");
    }

    private void withLocalKeys(SettingKey<?> key) {
        problems.error(key.name(), "has no effect with keys that are not fetched", "remove this line");
    }

    private void withoutKeystore(SettingKey<?> key) {
        problems.error(key.name(), "is given without keys.keystore", "add keys.keystore, or remove this line");
    }
}
