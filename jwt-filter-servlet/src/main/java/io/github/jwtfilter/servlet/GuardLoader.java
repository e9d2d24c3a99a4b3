package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.event.AuditLog;
import io.github.jwtfilter.internal.logging.Level;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogContext;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.pipeline.RejectionLog;
import io.github.jwtfilter.internal.reload.ReloadingGuard;
import io.github.jwtfilter.internal.resource.LocationResources;
import io.github.jwtfilter.settings.EventSettings.Audit;
import io.github.jwtfilter.settings.KnownLookups;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.LogSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.properties.Environment;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;

/** Reads the settings of an application and creates its guard. */
final class GuardLoader {
    private GuardLoader() {}

    /**
     * Reads the settings, which may contain errors.
     *
     * @throws io.github.jwtfilter.settings.SettingsException if they cannot be read
     */
    static LoadedSettings read(ServletContext context, SettingsLocation location) {
        return read(context, location, new KnownLookups());
    }

    private static LoadedSettings read(ServletContext context, SettingsLocation location, KnownLookups known) {
        if (location.isText()) {
            throw SettingsReader.missing(location.origin(), "the value has several lines, and is not its location");
        }
        LocationResources resources =
                LocationResources.of(location.location(), context.getClassLoader(), new ContextFiles(context));
        return SettingsReader.read(read(resources, location), Environment.system(), resources, known);
    }

    /**
     * Creates the guard.
     *
     * @throws io.github.jwtfilter.settings.SettingsException if the settings cannot be used; the message lists every
     *     problem
     */
    static ReloadingGuard build(
            ServletContext context, SettingsLocation location, LoadedSettings settings, DeclaredDeployment declared) {
        Guard guard = GuardFactory.create(settings, Clock.systemUTC(), declared.deployment());
        if (guard.setsLogContext() && !LogContext.isAvailable()) {
            settings.problems()
                    .finding(
                            LogSettings.MDC.name(),
                            "has no effect, since the application does not contain SLF4J with a provider such as Logback",
                            "add slf4j-api and a provider to WEB-INF/lib, or remove this line");
        }
        OptionalCheck.run(context, JwtFilter.class, () -> logStart(StartupLog.of(context, JwtFilter.class), guard));
        OptionalCheck.run(context, JwtFilter.class, () -> logTable(name(context), settings));
        return new ReloadingGuard(
                guard, () -> read(context, location, settings.lookups()), StartupLog.of(context, JwtFilter.class));
    }

    private static SettingsFile read(LocationResources resources, SettingsLocation location) {
        try {
            return SettingsFile.of(location.location(), resources.readSettings(SettingsFile.MAX_BYTES));
        } catch (IOException e) {
            throw SettingsReader.missing(location.toString(), String.valueOf(e.getMessage()));
        }
    }

    /** Returns the name of an application for operators: its context path. */
    static String name(ServletContext context) {
        String path = context.getContextPath();
        return path.isEmpty() ? "/" : path;
    }

    /** Logs the settings in effect, without secrets, to the log of the application only. */
    private static void logTable(String application, LoadedSettings settings) {
        Log log = Log.of(JwtFilter.class);
        if (log.isEnabled(Level.DEBUG)) {
            log.debugDetails(
                    "Application " + application + ": settings in effect",
                    Arrays.asList(settings.effectiveTable().split("\\R", -1)));
        }
    }

    private static void logStart(Log log, Guard guard) {
        LoadedSettings settings = guard.lifecycle().settings();
        for (String line : guard.summary().split("\n", -1)) {
            log.info(line);
        }
        for (Problem finding : settings.problems().all()) {
            log.warn(finding.toString());
        }
        if (settings.settings().events().audit() != Audit.OFF && !AuditLog.isEnabled()) {
            log.warn("there is no audit log: the logging configuration of the application discards the level INFO of "
                    + AuditLog.LOGGER + "; enable it, as docs/audit.md shows");
        }
        if (!RejectionLog.isEnabled(guard.reportOnly())) {
            log.warn(
                    "rejected requests are not logged: the logging configuration of the application discards the level "
                            + (guard.reportOnly() ? "WARN" : "INFO") + " of " + RejectionLog.class.getName()
                            + "; enable it, as docs/logging.md shows");
        }
    }
}
