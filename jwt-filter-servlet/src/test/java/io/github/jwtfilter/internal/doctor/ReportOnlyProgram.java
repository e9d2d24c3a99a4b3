package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.JwtGuard;
import io.github.jwtfilter.RequestView;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * A program with a guard for each argument: the file of its settings, an equals sign, and the name of the application. Sends requests, then waits for
 * the end of its input.
 */
final class ReportOnlyProgram {
    private ReportOnlyProgram() {}

    public static void main(String[] arguments) throws IOException, JMException {
        for (String argument : arguments) {
            String[] parts = argument.split("=");
            JwtGuard guard = JwtGuard.builder(Path.of(parts[0])).build();
            guard.start(parts[1]);
            for (int i = 0; i < 30; i++) {
                guard.decide(new Request("/orders/" + i));
            }
            guard.decide(new Request("/\u001b[2J\nrollout"));
        }
        ObjectName beans = new ObjectName("io.github.jwtfilter:type=Keys,*");
        while (ManagementFactory.getPlatformMBeanServer()
                        .queryNames(beans, null)
                        .size()
                < arguments.length) {
            LockSupport.parkNanos(10_000_000);
        }
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // wait for the test
        }
    }

    private record Request(String path) implements RequestView {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String rawPath() {
            return path;
        }

        @Override
        public String contextPath() {
            return "";
        }

        @Override
        public String query() {
            return null;
        }

        @Override
        public List<String> headers(String name) {
            return List.of();
        }

        @Override
        public boolean secure() {
            return true;
        }

        @Override
        public String remoteAddress() {
            return "192.0.2.7";
        }
    }
}
