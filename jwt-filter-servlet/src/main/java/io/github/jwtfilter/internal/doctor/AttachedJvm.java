package io.github.jwtfilter.internal.doctor;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Another Java process on this machine, through the attach API of the JDK. The API is called by reflection: it is in the module {@code jdk.attach}
 * since Java 9, in {@code tools.jar} of a JDK 8, and absent from a JRE.
 */
final class AttachedJvm {
    private static final String MACHINE = "com.sun.tools.attach.VirtualMachine";
    private static final String ADDRESS = "com.sun.management.jmxremote.localConnectorAddress";

    private AttachedJvm() {}

    /** Returns the address of the local JMX connector of a process; starts the connector, which accepts only the user of the process. */
    static String address(String pid) {
        JavaProcess.check(pid);
        try {
            Class<?> machine = machine();
            Object attached = machine.getMethod("attach", String.class).invoke(null, pid);
            try {
                Properties properties =
                        (Properties) machine.getMethod("getAgentProperties").invoke(attached);
                String running = properties.getProperty(ADDRESS);
                return running == null
                        ? (String)
                                machine.getMethod("startLocalManagementAgent").invoke(attached)
                        : running;
            } finally {
                machine.getMethod("detach").invoke(attached);
            }
        } catch (InvocationTargetException e) {
            throw new UnusableInput(message(pid, e.getCause()));
        } catch (ReflectiveOperationException | LinkageError | IOException e) {
            throw new UnusableInput("process " + pid + ": this Java runtime cannot attach to other processes ("
                    + e.getClass().getSimpleName()
                    + "). Run the command with a JDK instead of a JRE, or read the log: --log FILE");
        }
    }

    private static String message(String pid, @Nullable Throwable cause) {
        return "process " + pid + ": cannot attach"
                + (cause == null ? "" : " (" + cause.getMessage() + ")")
                + ". Is it a running Java process (jps -l), on this machine and in the same container? Run the command"
                + " as the user of the process. With -XX:+DisableAttachMechanism, read the log instead: --log FILE";
    }

    private static Class<?> machine() throws ClassNotFoundException, MalformedURLException {
        try {
            return Class.forName(MACHINE);
        } catch (ClassNotFoundException e) {
            Path tools = tools(Paths.get(System.getProperty("java.home")));
            if (tools == null) {
                throw e;
            }
            // Stays open until the program ends: classes of the API are loaded on demand.
            return new URLClassLoader(new URL[] {tools.toUri().toURL()}).loadClass(MACHINE);
        }
    }

    /** Returns the library of a JDK 8, next to its JRE; null if there is none. */
    private static @Nullable Path tools(Path home) {
        for (String place : new String[] {"../lib/tools.jar", "lib/tools.jar"}) {
            Path file = home.resolve(place).normalize();
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        return null;
    }
}
