package io.github.jwtfilter.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;

/** Before the migration, a class of the application configured Spring Security to verify the same tokens. */
class SpringSecurityTest extends MigrationScenarios {
    private static final String SOURCE = "com/example/desk/SecurityConfiguration.java";

    SpringSecurityTest() {
        super("spring-security.md");
    }

    @Override
    Application startBefore(Path directory, Map<String, String> files) throws Exception {
        compile(Files.createDirectories(directory.resolve("WEB-INF/classes")), files.remove(SOURCE));
        return Application.start(directory, files);
    }

    @Override
    String[] signInBefore(Person person) {
        return bearer(person);
    }

    @Override
    String closedPage() {
        return "/other";
    }

    private static void compile(Path classes, String source) throws IOException {
        Path file = Files.createDirectories(classes.resolve(SOURCE).getParent()).resolve("SecurityConfiguration.java");
        Files.writeString(file, source);

        // Spring 5.3 reads class files, and does not support those of later Java versions.
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "11",
                        "-proc:none",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        file.toString());
        assertThat(result).as("javac").isZero();
    }
}
