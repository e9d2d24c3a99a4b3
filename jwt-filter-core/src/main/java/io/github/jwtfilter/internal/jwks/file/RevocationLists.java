package io.github.jwtfilter.internal.jwks.file;

import io.github.jwtfilter.internal.background.TaskScheduler;
import io.github.jwtfilter.internal.jwks.KeyRevocations;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.jwks.RevocableKeys;
import io.github.jwtfilter.internal.jwks.TruncatedList;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.RevokedKeys;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.RevokedKeysFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The revoked keys of all issuers: the {@code keys.revoked} setting for all of them, and the settings of single issuers. */
public final class RevocationLists {
    private static final String SETTING = "keys.revoked";

    private final LoadedSettings loaded;
    private final TaskScheduler scheduler;
    private final LongSupplier nanoTime;
    private final List<RevocationList> lists = new ArrayList<>();
    private final Map<String, RevocationList> byIssuer = new HashMap<>();
    private @Nullable RevocationLog log;

    private RevocationLists(LoadedSettings loaded, TaskScheduler scheduler, LongSupplier nanoTime) {
        this.loaded = loaded;
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
    }

    /**
     * Reads the revocations of the settings, and polls their files every 5 seconds, by content. At startup, unusable files are
     * added to the problems of the settings as errors; later, existing revocations remain in effect.
     *
     * @param loaded the settings
     * @param scheduler runs the polls after its start
     * @param nanoTime see {@link System#nanoTime()}
     * @return the revoked keys
     */
    public static RevocationLists open(LoadedSettings loaded, TaskScheduler scheduler, LongSupplier nanoTime) {
        RevocationLists lists = new RevocationLists(loaded, scheduler, nanoTime);
        if (isUsed(loaded.settings())) {
            lists.open();
        }
        return lists;
    }

    private static boolean isUsed(Settings settings) {
        for (TrustedIssuer issuer : settings.issuers()) {
            if (isUsed(issuer.keys().revoked())) {
                return true;
            }
        }
        return isUsed(settings.revokedKeys());
    }

    private static boolean isUsed(RevokedKeys revoked) {
        return !revoked.names().isEmpty() || !revoked.files().isEmpty();
    }

    private void open() {
        Report all = loaded.problems();
        RevokedKeys ofAll = loaded.settings().revokedKeys();
        RevocationList shared = new RevocationList(SETTING, all, ofAll.names(), files(ofAll, all), null);
        lists.add(shared); // first, since the other lists include its names
        for (TrustedIssuer issuer : loaded.settings().issuers()) {
            RevocationList list = shared;
            if (!issuer.name().isEmpty()) {
                RevokedKeys own = issuer.keys().revoked();
                Report report = issuer.report(all);
                String setting = "issuers." + issuer.name() + "." + SETTING;
                list = new RevocationList(setting, report, own.names(), files(own, report), shared);
                lists.add(list);
            }
            byIssuer.put(issuer.name(), list);
        }
    }

    private List<RevocationFile> files(RevokedKeys revoked, Report report) {
        List<RevocationFile> files = new ArrayList<>();
        for (String location : revoked.files()) {
            RevocationFile file = file(location, report);
            scheduler.eachTick(new FileWatcher<>(file, scheduler, nanoTime));
            files.add(file);
        }
        return files;
    }

    private RevocationFile file(String location, Report report) {
        String shown = report.displayText(SETTING, location);
        RevocationFileContent first = RevocationFileContent.read(location, shown, loaded.resources());
        if (first.failure() != null) {
            report.error(
                    SETTING,
                    first.failure(),
                    "create the file so that the server can read it; a file with only a comment (# none) revokes no"
                            + " key");
        }
        List<RevokedKeysFile.BadLine> badLines = first.badLines();
        for (RevokedKeysFile.BadLine line : badLines.subList(0, Math.min(TruncatedList.LINES, badLines.size()))) {
            report.error(SETTING, shown + ", " + line.message(), line.remedy());
        }
        return new RevocationFile(
                shown,
                first,
                () -> RevocationFileContent.read(location, shown, loaded.resources()),
                this::refresh,
                nanoTime);
    }

    /** Synchronized, since each file is read by its own thread. */
    private synchronized void refresh() {
        lists.forEach(RevocationList::refresh);
    }

    /**
     * Returns the keys of an issuer with revoked keys marked.
     *
     * @param issuer the issuer
     * @param source its keys
     * @return the source itself if the settings revoke nothing
     */
    public KeySource revocable(TrustedIssuer issuer, KeySource source) {
        RevocationList list = list(issuer);
        if (list == null || list.isUnused()) {
            return source;
        }
        RevocableKeys keys = new RevocableKeys(source, list, scheduler::start);
        list.appliesTo(keys, issuer.keys().remote());
        if (log == null) {
            log = new RevocationLog(lists);
            scheduler.eachTick(log::observe);
        }
        log.add(issuer, keys, list);
        return keys;
    }

    /**
     * Returns the current revocations for an issuer.
     *
     * @param issuer the issuer
     * @return the names of its revoked keys
     */
    public KeyRevocations of(TrustedIssuer issuer) {
        RevocationList list = list(issuer);
        return list == null ? KeyRevocations.NONE : list.get();
    }

    /** Returns the list for all issuers for the issuer of sessions, which no line of the settings names; null without lists. */
    private @Nullable RevocationList list(TrustedIssuer issuer) {
        RevocationList own = byIssuer.get(issuer.name());
        return own == null && !lists.isEmpty() ? lists.get(0) : own;
    }

    /** Adds findings to the problems of the settings if every key is revoked, or if a name matches no key. */
    public void report() {
        for (RevocationList list : lists) {
            if (list.everyKey()) {
                list.report()
                        .finding(
                                SETTING,
                                "revokes every key (*): no token " + (list.isShared() ? "" : "of this issuer ")
                                        + "is accepted",
                                "remove * once the keys have been replaced");
            }
            Set<String> unmatched = list.unmatched();
            if (!unmatched.isEmpty() && !list.isRemote() && !loaded.problems().hasErrors()) {
                list.report()
                        .finding(
                                SETTING,
                                "lists names that match no key in use: " + TruncatedList.ofNames(unmatched),
                                "check the name: keys from PEM files, keystores and secrets have no key ID; the command"
                                        + " check shows the names of the keys");
            }
        }
        if (log != null) {
            log.skipUnmatched();
        }
    }
}
