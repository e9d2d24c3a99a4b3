package io.github.jwtfilter.internal.doctor;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One run of the command line, in this process. */
record DoctorRun(int status, String out, String err) {
    static DoctorRun of(String in, String... arguments) {
        return of(in.getBytes(StandardCharsets.UTF_8), arguments);
    }

    static DoctorRun of(byte[] in, String... arguments) {
        return of(Terminal.none(), in, arguments);
    }

    /** Runs the command line with the width and colors of a terminal. */
    static DoctorRun of(Terminal terminal, byte[] in, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Doctor doctor = new Doctor(new PrintWriter(out, true), new PrintWriter(err, true), terminal, terminal);
        int status = doctor.run(arguments, new ByteArrayInputStream(in));
        return new DoctorRun(status, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
