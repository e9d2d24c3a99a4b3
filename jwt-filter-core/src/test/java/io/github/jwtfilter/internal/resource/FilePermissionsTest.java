package io.github.jwtfilter.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePermissionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/run/secrets/key",
                "/var/run/secrets/shop/key.pem",
                "/run/../run/secrets/key",
                "/srv/app/WEB-INF/key.pem",
                "/srv/app/WEB-INF/classes/a/key.pem"
            })
    void secrets_of_containers_and_files_of_web_applications_are_exempt(String file) {
        assertThat(FilePermissions.isExempt(Path.of(file))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/run/secrets-of-shop/key", "/srv/run/secrets/key", "/etc/shop/key.pem", "/srv/WEB-INFO/key.pem"
            })
    void other_files_are_not_exempt(String file) {
        assertThat(FilePermissions.isExempt(Path.of(file))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/missing/key.pem", "missing.pem"})
    void a_missing_file_is_not_readable(String file) {
        assertThat(FilePermissions.permitOthers(Path.of(file))).isFalse();
    }
}
