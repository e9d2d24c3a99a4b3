package io.github.jwtfilter.servers;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.List;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The beans of the filter in a process, to which the test attaches like {@code jconsole}. */
final class DocumentedBeans implements AutoCloseable {
    private final JMXConnector connector;

    private DocumentedBeans(JMXConnector connector) {
        this.connector = connector;
    }

    static DocumentedBeans of(ProcessHandle process) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
            try {
                return new DocumentedBeans(
                        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the names of the beans; none after the end of the process. */
    List<String> names() {
        try {
            return connector
                    .getMBeanServerConnection()
                    .queryNames(new ObjectName("io.github.jwtfilter:*"), null)
                    .stream()
                    .map(ObjectName::toString)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        } catch (MalformedObjectNameException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            // The process has ended.
        }
    }
}
