package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The output of {@code rollout} in the documentation is that of the program. */
class RolloutPageTest {
    private static final Path PAGE = Path.of("../docs/rolling-out.md");

    private final ObservedApplication application = new ObservedApplication("/legacy");

    private DoctorRun run(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("rollout", "--log", "-", "--at", application.now().toString()));
        arguments.addAll(List.of(more));
        return DoctorRun.of(
                new Terminal(100, false),
                application.log().getBytes(StandardCharsets.UTF_8),
                arguments.toArray(new String[0]));
    }

    private static void assertShown(DoctorRun run) throws Exception {
        assertThat(run.err()).isEmpty();
        List<String> blocks = Pattern.compile("(?s)```\n((?:NOT SAFE|SAFE):.*?)```")
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(blocks).as("the page shows:\n" + run.out()).contains(run.out());
    }

    @Test
    void rejections() throws Exception {
        observe();

        assertThat(run().status()).isEqualTo(1);
        assertShown(run());
    }

    @Test
    void no_rejections_after_a_correction() throws Exception {
        observe();
        work(25);
        application.reject(3, RejectionReason.NO_TOKEN, "GET", "/wp-login.php");

        assertThat(run().status()).isEqualTo(1);
        assertThat(run("--expect", "no-token:/wp-login.php").status()).isZero();
        assertShown(run("--expect", "no-token:/wp-login.php"));
    }

    private void observe() {
        work(30);
        application.reject(109, ObservedApplication.ambiguous("encoded-slash"), "GET", "/files/a/b.pdf", false);
        application.reject(
                35, Rejection.of(RejectionReason.NO_TOKEN).by("the default rule"), "GET", "/reports/2024-11", true);
        work(5);
        application.reject(101, ObservedApplication.ambiguous("encoded-slash"), "GET", "/files/a/c.pdf", false);
        application.reject(1, RejectionReason.METHOD_NOT_ALLOWED, "TRACE", "/");
        application.reject(12, RejectionReason.NO_TOKEN, "GET", "/wp-login.php");
        application.reject(
                4,
                ObservedApplication.verified(RejectionReason.ROLE_MISSING, "access.30"),
                "GET",
                "/admin/users",
                false);
        work(3);
    }

    private void work(int hours) {
        for (int i = 0; i < hours; i++) {
            application.accept(904, 118).permit(131).pass(Duration.ofHours(1));
        }
    }

    @Test
    void the_page_names_the_lines_of_the_log() throws Exception {
        application.reject(1, RejectionReason.NO_TOKEN, "GET", "/orders/17");
        String page = Files.readString(PAGE);

        for (String line : application.log().split("\n")) {
            assertThat(page).contains(line.replaceAll(".*(rollout-[a-z]+ ).*", "$1"));
        }
    }
}
