package io.github.jwtfilter.benchmarks.profile;

import io.github.jwtfilter.benchmarks.result.Median;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Has the Java runtime look again and again at what a thread is doing. */
final class Sampler {
    private static final String EVENT = "jdk.ExecutionSample";
    private static final Duration PERIOD = Duration.ofMillis(10);

    private Sampler() {}

    /**
     * How much of the time of some work each step takes, 0 to 1, of all but the signature: much of that is machine code which
     * the runtime cannot look into, so that its share would come out too small.
     */
    static Map<Step, Double> shares(Runnable work) throws IOException {
        Path file = Files.createTempFile("profile", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(EVENT).withPeriod(PERIOD);
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
            return shares(RecordingFile.readAllEvents(file));
        } finally {
            Files.delete(file);
        }
    }

    private static Map<Step, Double> shares(List<RecordedEvent> events) {
        Map<Step, Integer> counts = new EnumMap<>(Step.class);
        int all = 0;
        for (RecordedEvent event : events) {
            Optional<Step> step = Step.of(classes(event));
            if (step.isPresent() && step.get() != Step.SIGNATURE) {
                counts.merge(step.get(), 1, Integer::sum);
                all++;
            }
        }
        Map<Step, Double> shares = new EnumMap<>(Step.class);
        for (Step step : EnumSet.complementOf(EnumSet.of(Step.SIGNATURE))) {
            shares.put(step, Median.rounded(counts.getOrDefault(step, 0) / (double) Math.max(1, all)));
        }
        return shares;
    }

    /** From the innermost to the outermost. */
    private static List<String> classes(RecordedEvent event) {
        return event.getStackTrace() == null
                ? List.of()
                : event.getStackTrace().getFrames().stream()
                        .map(RecordedFrame::getMethod)
                        .map(method -> method.getType().getName())
                        .toList();
    }
}
