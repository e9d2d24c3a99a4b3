package io.github.jwtfilter.internal.event;

import io.github.jwtfilter.GuardListener;
import io.github.jwtfilter.internal.logging.FailureText;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.EventSettings;
import io.github.jwtfilter.settings.Report;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Creates the listeners of the application: those in {@code META-INF/services}, and those that the settings name. Reports each one that
 * cannot be created as a problem of the settings. A class is used once, even if both name it.
 */
public final class ListenerLoader {
    private static final String SERVICES = "META-INF/services/" + GuardListener.class.getName();
    private static final String KEY = EventSettings.LISTENERS.name();
    private static final int MAX_FAILURES = 16;

    private final ClassLoader application;
    private final Report report;
    private final Map<Class<?>, GuardListener> created = new LinkedHashMap<>();

    private ListenerLoader(ClassLoader application, Report report) {
        this.application = application;
        this.report = report;
    }

    /**
     * Creates the listeners with the class loader of the application: the context class loader, which servers set before they call
     * filters and listeners.
     *
     * @param settings the settings that name classes
     * @param report receives the problems
     * @return the listeners without a problem
     */
    public static List<GuardListener> load(EventSettings settings, Report report) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ListenerLoader loader =
                new ListenerLoader(context == null ? ListenerLoader.class.getClassLoader() : context, report);
        loader.addServices();
        for (String name : settings.listeners()) {
            loader.add(name);
        }
        if (loader.created.size() > GuardEvents.MAX_LISTENERS) {
            report.error(
                    KEY,
                    "there are " + loader.created.size() + " listeners, together with those in " + SERVICES
                            + ", and each has a thread",
                    "use at most " + GuardEvents.MAX_LISTENERS + ": let one listener call the others");
        }
        return new ArrayList<>(loader.created.values());
    }

    private void addServices() {
        Iterator<GuardListener> services =
                ServiceLoader.load(GuardListener.class, application).iterator();
        int failures = 0;
        while (failures < MAX_FAILURES) {
            try {
                if (!services.hasNext()) {
                    return;
                }
                GuardListener listener = services.next();
                created.put(listener.getClass(), listener);
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                failures++;
                report.error(
                        KEY,
                        "a listener that " + SERVICES
                                + " in the application or one of its JARs names cannot be created: " + text(e),
                        "correct the class, or remove its line from that file");
            }
        }
    }

    /** Returns the message of the service loader, which names the class, and the class and place of the cause, without its message. */
    private static String text(Throwable failure) {
        String message = failure instanceof ServiceConfigurationError ? failure.getMessage() : null;
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return (message == null ? "" : LogText.of(message) + ", ") + FailureText.of(cause);
    }

    private void add(String name) {
        String remedy = "correct the name, add the JAR with the class to WEB-INF/lib, or remove the name";
        try {
            Class<?> type = find(name);
            if (type == null) {
                report.error(KEY, "names the class " + LogText.quoted(name) + ", which does not exist", remedy);
            } else if (!created.containsKey(type)) {
                create(type);
            }
        } catch (LinkageError e) {
            report.error(
                    KEY,
                    "names the class " + LogText.quoted(name) + ", which cannot be loaded: "
                            + e.getClass().getName() + " " + LogText.of(e.getMessage()),
                    "add the JAR with the missing class to WEB-INF/lib, or remove the name");
        }
    }

    private @Nullable Class<?> find(String name) {
        for (ClassLoader loader : new ClassLoader[] {application, ListenerLoader.class.getClassLoader()}) {
            try {
                return Class.forName(name, false, loader);
            } catch (ClassNotFoundException e) {
                // The other class loader may have it.
            }
        }
        return null;
    }

    private void create(Class<?> type) {
        String subject = "names the class " + type.getName() + ", which ";
        if (!GuardListener.class.isAssignableFrom(type)) {
            report.error(
                    KEY,
                    subject + "does not implement " + GuardListener.class.getName(),
                    "implement the interface; if the class does, remove the second copy of jwt-filter from the server or"
                            + " the application");
            return;
        }
        if (Modifier.isAbstract(type.getModifiers()) || !Modifier.isPublic(type.getModifiers())) {
            report.error(KEY, subject + "is abstract or not public", "name a public class that is not abstract");
            return;
        }
        try {
            created.put(type, (GuardListener) type.getConstructor().newInstance());
        } catch (NoSuchMethodException e) {
            report.error(
                    KEY,
                    subject + "has no public constructor without parameters",
                    "add one, or add the listener in code: JwtSessions.addListener");
        } catch (InvocationTargetException e) {
            report.error(
                    KEY,
                    subject + "fails in its constructor with "
                            + FailureText.of(e.getCause() == null ? e : e.getCause()),
                    "correct the class");
        } catch (ReflectiveOperationException e) {
            report.error(KEY, subject + "cannot be created: " + FailureText.of(e), "name a public class");
        }
    }
}
