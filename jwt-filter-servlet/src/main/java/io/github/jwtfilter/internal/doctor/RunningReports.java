package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.background.Job;
import io.github.jwtfilter.internal.rollout.ReportReader;
import io.github.jwtfilter.internal.rollout.RolloutSnapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Reads the reports of a Java process on this machine, from its MBeans. */
final class RunningReports {
    private static final Pattern PID = Pattern.compile("[1-9]\\d{0,9}");
    private static final Pattern LOCAL_ADDRESS = Pattern.compile("service:jmx:rmi://[^/]*/stub/.+");
    private static final int LIMIT_SECONDS = 30;
    private static final String DOMAIN = "io.github.jwtfilter";

    private RunningReports() {}

    /** Reads the reports; a process that does not respond is abandoned after a time. */
    static ReportSource read(String pid) {
        if (!PID.matcher(pid).matches()) {
            throw new UnusableInput("--pid " + pid + ": write the ID of a process; jps -l lists those of Java");
        }
        String name = "process " + pid;
        FutureTask<List<RolloutSnapshot>> task = new FutureTask<>(() -> reports(pid, name));
        try (BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofSeconds(1))) {
            scheduler.run("jwt-filter-rollout", new Reading(task), Duration.ofSeconds(2L * LIMIT_SECONDS));
            return new ReportSource(name, task.get(LIMIT_SECONDS, TimeUnit.SECONDS), "");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnusableInput) {
                throw (UnusableInput) e.getCause();
            }
            throw new UnusableInput(name + ": its MBeans cannot be read: " + e.getCause());
        } catch (TimeoutException e) {
            throw new UnusableInput(name + ": the process did not respond within " + LIMIT_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnusableInput(name + ": interrupted");
        }
    }

    @SuppressWarnings("BanJNDI") // the address contains the object, so that no name is looked up
    private static JMXConnector connect(String address) throws IOException {
        if (!LOCAL_ADDRESS.matcher(address).matches()) {
            throw new IOException("the address of its JMX connector is not local");
        }
        return JMXConnectorFactory.connect(new JMXServiceURL(address));
    }

    private static List<RolloutSnapshot> reports(String pid, String name) throws IOException, JMException {
        try (JMXConnector connector = connect(AttachedJvm.address(pid))) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            List<RolloutSnapshot> reports = new ArrayList<>();
            Set<ObjectName> beans = server.queryNames(new ObjectName(DOMAIN + ":type=Rollout,*"), null);
            for (ObjectName bean : beans) {
                reports.addAll(report(server.getAttribute(bean, "Report")));
            }
            if (reports.isEmpty()) {
                throw new UnusableInput(name + ": " + missing(server, !beans.isEmpty()));
            }
            return reports;
        }
    }

    private static List<RolloutSnapshot> report(Object lines) {
        ReportReader reader = ReportReader.ofCompleteReports();
        if (lines instanceof String[]) {
            for (String line : (String[]) lines) {
                reader.read(line);
            }
        }
        return reader.reports();
    }

    private static String missing(MBeanServerConnection server, boolean present) throws IOException, JMException {
        if (present) {
            return "its report has another format; use the command line of the JAR in WEB-INF/lib of the application";
        }
        Set<String> applications = new TreeSet<>();
        for (ObjectName bean : server.queryNames(new ObjectName(DOMAIN + ":type=Keys,*"), null)) {
            applications.add(ObjectName.unquote(bean.getKeyProperty("application")));
        }
        return applications.isEmpty()
                ? "there is no application with this filter in it, or it has just been started"
                : "no application has mode = report-only; the filter protects: " + String.join(", ", applications);
    }

    private static final class Reading implements Job {
        private final FutureTask<?> task;

        Reading(FutureTask<?> task) {
            this.task = task;
        }

        @Override
        public void run() {
            task.run();
        }

        @Override
        public void abort() {
            task.cancel(true);
        }
    }
}
