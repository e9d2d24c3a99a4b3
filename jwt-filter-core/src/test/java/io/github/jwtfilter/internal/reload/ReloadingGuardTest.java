package io.github.jwtfilter.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.RequestRejected;
import io.github.jwtfilter.SettingsReloaded;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.RecordedEvents;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.SettingsVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReloadingGuardTest {
    private static final String SECRET = "a secret of the sessions with more than 32 bytes";

    @Test
    void a_change_takes_effect_after_two_equal_readings() {
        try (ChangingSettings settings = ChangingSettings.with("access.1 = /admin/** : role admin")) {
            Guard first = settings.current();
            settings.change("access.1 = /admin/** : role clerk");

            assertThat(settings.poll()).as("to be confirmed after a second").isTrue();
            assertThat(settings.current()).isSameAs(first);
            assertThat(settings.poll()).isFalse();

            assertThat(settings.current()).isNotSameAs(first);
            assertThat(accepts(settings.current(), "/admin/x")).isTrue();
            assertThat(accepts(first, "/admin/x"))
                    .as("requests in progress are not affected")
                    .isFalse();
        }
    }

    @Test
    void a_file_that_is_being_written_has_no_effect() {
        try (ChangingSettings settings = ChangingSettings.with("access.1 = /admin/** : role admin")) {
            Guard first = settings.current();

            settings.change("access.1 = /adm").poll();
            settings.change("access.1 = /admin/** : role cle").poll();
            settings.change("access.1 = /admin/** : role admin").poll();

            assertThat(settings.current()).isSameAs(first);
            assertThat(settings.log.all()).isEmpty();
        }
    }

    @Test
    void equal_settings_with_other_comments_are_no_change() {
        try (ChangingSettings settings = ChangingSettings.with("access.1 = /admin/** : role admin")) {
            Guard first = settings.current();
            settings.change("# a comment", "access.1=/admin/** : role admin").confirm();

            assertThat(settings.current()).isSameAs(first);
        }
    }

    @Test
    void invalid_settings_are_reported_once_with_line_and_remedy_and_have_no_effect() {
        try (ChangingSettings settings = ChangingSettings.with("access.1 = /admin/** : role admin")) {
            Guard first = settings.current();
            settings.change("access.1 = /admin/** : rol admin", "isuer = x").confirm();
            settings.confirm().confirm();

            assertThat(settings.current()).isSameAs(first);
            assertThat(settings.log.only())
                    .startsWith("SEVERE The changed settings are invalid, so that the earlier ones remain in effect:")
                    .contains("test.properties:4: access.1", "test.properties:5: isuer", "issuer");
            assertThat(first.lifecycle().version().rejectedReloads()).isEqualTo(1);
            assertThat(first.lifecycle().version().failure())
                    .startsWith("invalid: test.properties:")
                    .endsWith("(and 1 more problem)");
        }
    }

    @Test
    void other_invalid_settings_are_reported_again() {
        try (ChangingSettings settings = ChangingSettings.with()) {
            settings.change("isuer = x").confirm();
            settings.change("audince = x").confirm();

            assertThat(settings.log.all()).hasSize(2);
        }
    }

    @Test
    void settings_that_cannot_be_read_are_reported_once_and_have_no_effect() {
        try (ChangingSettings settings = ChangingSettings.with("access.1 = /open/** : anyone")) {
            settings.makeUnreadable("permission denied").confirm();
            settings.confirm();

            assertThat(settings.log.only()).contains("test.properties", "permission denied");
            assertThat(settings.current().decide(TestRequest.get("/open/x"))).isInstanceOf(Decision.Anonymous.class);
        }
    }

    @Test
    void an_unexpected_failure_to_read_is_reported_without_its_message() {
        try (ChangingSettings settings = ChangingSettings.with("access.1 = /open/** : anyone")) {
            settings.fail(new IllegalStateException("hunter2")).confirm();

            assertThat(settings.log.only())
                    .contains("test.properties", "java.lang.IllegalStateException")
                    .doesNotContain("hunter2");
            assertThat(settings.current().decide(TestRequest.get("/open/x"))).isInstanceOf(Decision.Anonymous.class);
        }
    }

    @Test
    void restored_settings_are_reported() {
        try (ChangingSettings settings = ChangingSettings.with("access.1 = /open/** : anyone")) {
            settings.change("isuer = x").confirm();
            settings.change("access.1 = /open/** : anyone").confirm();

            assertThat(settings.log.all()).hasSize(2).last().asString().contains("are those in effect again");
            assertThat(settings.current().lifecycle().version().failure()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session.store = jdbc",
                "session.name = other",
                "session.cookie-path = /app",
                "store.memory.max-entries = 5000",
                "revocation.cache = 10s",
                "deployment.partial = true",
                "events.listeners = com.example.Listener",
                "https.required = false"
            })
    void settings_of_stores_and_cookies_need_a_redeployment(String line) {
        String[] first = {"session.store = memory", "session.name = app", "session.secret = " + SECRET};
        try (ChangingSettings settings = ChangingSettings.with(first)) {
            Guard guard = settings.current();
            List<String> lines = new ArrayList<>(List.of(first));
            lines.removeIf(each -> each.startsWith(line.substring(0, line.indexOf('='))));
            lines.add(line);
            settings.change(lines.toArray(String[]::new)).confirm();

            assertThat(settings.current()).isSameAs(guard);
            assertThat(settings.log.only())
                    .startsWith("WARNING")
                    .contains(line.substring(0, line.indexOf(' ')), "cannot change at run time", "deploy");
        }
    }

    @Test
    void a_login_that_was_not_deployed_opens_no_store() {
        try (ChangingSettings settings = ChangingSettings.with("access.1 = /admin/** : role admin")) {
            settings.change("login = openid", "login.client-id = app");
            assertThat(settings.guard.reload()).isEqualTo(ReloadingGuard.Outcome.REJECTED);

            settings.change("access.1 = /other/** : role admin");
            assertThat(settings.guard.reload()).isEqualTo(ReloadingGuard.Outcome.APPLIED);
            assertThat(settings.current().revocations()).isNull();
            assertThat(settings.current().sessions()).isNull();
        }
    }

    @Test
    void removed_rules_and_changed_issuers_are_warnings() {
        try (ChangingSettings settings =
                ChangingSettings.with("access.1 = /admin/** : role admin", "access.2 = /open/** : anyone")) {
            settings.replace(
                            "issuer = https://other.example.com",
                            "audience = legacy-app",
                            "keys.secret = " + TestSettings.SECRET,
                            "access.1 = /admin/** : role admin",
                            "mode = report-only")
                    .confirm();

            assertThat(settings.log.all())
                    .anyMatch(line -> line.startsWith("WARNING Access rules were removed: access.2"))
                    .anyMatch(line -> line.startsWith("WARNING The trusted issuers or audiences were changed: issuer"))
                    .anyMatch(line -> line.startsWith("WARNING mode = report-only is in effect now"))
                    .anyMatch(line -> line.startsWith("INFO The settings were changed, version "));
        }
    }

    @Test
    void no_line_contains_a_secret() {
        String other = "qX7pL2vN9sT4wR8yK3mB6hJ1dF5gZ0cA";
        try (ChangingSettings settings = ChangingSettings.with()) {
            settings.replace("issuer = " + TestSettings.ISSUER, "audience = legacy-app", "keys.secret = " + other)
                    .confirm();

            assertThat(settings.log.all()).isNotEmpty().noneMatch(line -> line.contains(other));
            assertThat(accepts(settings.current(), "/x"))
                    .as("the secret has changed")
                    .isFalse();
        }
    }

    @Test
    void cached_tokens_are_verified_with_the_new_settings() {
        try (ChangingSettings settings = ChangingSettings.with()) {
            assertThat(accepts(settings.current(), "/x")).isTrue();
            settings.change("claims.required = department").confirm();

            assertThat(accepts(settings.current(), "/x")).isFalse();
        }
    }

    @Test
    void sessions_continue_with_the_same_store_and_generated_key() {
        String[] first = {"session.store = memory", "session.name = app", "revocation.store = memory"};
        try (ChangingSettings settings = ChangingSettings.with(first)) {
            SessionClient client = new SessionClient(settings.current()).signIn("alice", "clerk");
            List<String> lines = new ArrayList<>(List.of(first));
            lines.add("access.1 = /admin/** : role clerk");
            settings.change(lines.toArray(String[]::new)).confirm();
            SessionClient same = new SessionClient(settings.current());
            same.jar().putAll(client.jar());

            assertThat(same.user(SessionClient.get("/admin/x"))).isEqualTo("alice");
            same.jar().remove(SessionClient.ACCESS);
            assertThat(same.user(SessionClient.get("/admin/x"))).isEqualTo("alice");

            client.decide(SessionClient.get("/x"));
            settings.current()
                    .revocations()
                    .revokeSubject(settings.current().sessions().issuer(), "alice", TestTokens.ISSUED.plusSeconds(1));
            assertThat(new SessionClient(settings.current()).user(same.with(SessionClient.get("/x"))))
                    .isNotEqualTo("alice");
        }
    }

    @Test
    void a_changed_session_secret_invalidates_access_tokens() {
        try (ChangingSettings settings =
                ChangingSettings.with("session.store = memory", "session.name = app", "session.secret = " + SECRET)) {
            SessionClient client = new SessionClient(settings.current()).signIn("alice");
            client.jar().remove(SessionClient.RENEWAL);
            settings.change("session.store = memory", "session.name = app", "session.secret = another " + SECRET)
                    .confirm();
            SessionClient same = new SessionClient(settings.current());
            same.jar().putAll(client.jar());

            assertThat(same.user(SessionClient.get("/x"))).isNotEqualTo("alice");
        }
    }

    @Test
    void the_audit_log_is_turned_on_and_off() {
        try (LoggedLines audit = LoggedLines.named("io.github.jwtfilter.audit")) {
            try (ChangingSettings settings = ChangingSettings.with()) {
                settings.current().decide(TestRequest.get("/first"));
                settings.change("audit = rejections").confirm();
                settings.current().decide(TestRequest.get("/second"));
                settings.change("audit = rejections", "access.1 = nonsense").confirm();
                settings.current().decide(TestRequest.get("/third"));
                settings.change().confirm();
                settings.current().decide(TestRequest.get("/fourth"));
            }

            List<String> requests = audit.all().stream()
                    .filter(line -> line.contains("request-rejected"))
                    .toList();
            assertThat(requests).hasSize(2);
            assertThat(requests.get(0)).contains("/second");
            assertThat(requests.get(1)).contains("/third");
        }
    }

    @Test
    void listeners_of_the_settings_cannot_change() {
        try (ChangingSettings settings = ChangingSettings.with()) {
            settings.change("events.listeners = app.Missing").confirm();

            assertThat(settings.current().lifecycle().version().failure())
                    .isEqualTo("events.listeners cannot change at run time");
        }
    }

    @Test
    void listeners_remain() {
        try (ChangingSettings settings = ChangingSettings.with()) {
            RecordedEvents events = RecordedEvents.of(settings.current());
            settings.change("access.1 = /admin/** : deny").confirm();
            settings.current().decide(TestRequest.get("/admin/x"));

            assertThat(events.all(settings.current(), RequestRejected.class))
                    .extracting(RequestRejected::path)
                    .containsExactly("/admin/x");
        }
    }

    @Test
    void applied_and_rejected_changes_are_events() {
        try (ChangingSettings settings = ChangingSettings.with()) {
            RecordedEvents events = RecordedEvents.of(settings.current());
            settings.change("access.1 = /admin/** : deny").confirm();
            settings.change("cache.size = 10").confirm();
            settings.change("isuer = x").confirm();

            List<SettingsReloaded> all = events.all(settings.current(), SettingsReloaded.class);
            assertThat(all).extracting(SettingsReloaded::isApplied).containsExactly(true, true, false);
            assertThat(all.get(0).messages()).containsExactly("access.1");
            assertThat(all.get(1).messages()).containsExactly("access.1 was removed", "cache.size");
            assertThat(all.get(2).messages()).singleElement().asString().contains("isuer");
        }
    }

    @Test
    void the_summary_names_the_version_and_the_interval() {
        try (ChangingSettings settings = ChangingSettings.with("reload = 10s")) {
            assertThat(settings.current().summary())
                    .contains("\nsettings version "
                            + settings.current().lifecycle().version().name() + ", read again every 10 s");
        }
    }

    @Test
    void the_version_depends_on_the_values_only() {
        try (ChangingSettings settings = ChangingSettings.with("access.1 = /admin/** : deny")) {
            String first = settings.current().lifecycle().version().name();
            settings.change("access.1 = /admin/** : anyone").confirm();
            String second = settings.current().lifecycle().version().name();
            settings.change("access.1 = /admin/** : deny").confirm();

            assertThat(first).matches("[0-9a-f]{8}").isNotEqualTo(second);
            assertThat(settings.current().lifecycle().version().name()).isEqualTo(first);
            assertThat(settings.current().lifecycle().version().reloads()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"500ms, 1s", "0s, 1s", "2h, 60m", "often, 30s"})
    void intervals_out_of_range_are_errors(String value, String remedy) {
        assertThat(TestSettings.loadWith("reload = " + value).problems().all())
                .singleElement()
                .asString()
                .contains("test.properties:4: reload", remedy);
    }

    @Test
    void an_explicit_reload_needs_one_reading() {
        try (ChangingSettings settings = ChangingSettings.with()) {
            settings.change("access.1 = /admin/** : deny");

            assertThat(settings.guard.reload()).isEqualTo(ReloadingGuard.Outcome.APPLIED);
            assertThat(accepts(settings.current(), "/admin/x")).isFalse();
            settings.change("access.1 = nonsense");
            assertThat(settings.guard.reload()).isEqualTo(ReloadingGuard.Outcome.REJECTED);
        }
    }

    @Test
    void an_explicit_reload_of_the_settings_in_effect_changes_nothing_and_removes_an_earlier_failure() {
        try (ChangingSettings settings = ChangingSettings.with()) {
            Guard guard = settings.current();
            assertThat(settings.guard.reload()).isEqualTo(ReloadingGuard.Outcome.UNCHANGED);
            assertThat(settings.log.all()).isEmpty();

            settings.change("isuer = x");
            settings.guard.reload();
            settings.change();
            assertThat(settings.guard.reload()).isEqualTo(ReloadingGuard.Outcome.UNCHANGED);

            assertThat(settings.current()).isSameAs(guard);
            assertThat(guard.lifecycle().version().failure()).isNull();
            assertThat(guard.lifecycle().version().reloads()).isZero();
            assertThat(settings.log.all()).last().asString().contains("are those in effect again");
        }
    }

    @Test
    void invalid_settings_are_reported_again_after_an_explicit_reload_of_valid_ones() {
        try (ChangingSettings settings = ChangingSettings.with()) {
            SettingsVersion version = settings.current().lifecycle().version();
            settings.change("isuer = x").confirm();
            settings.change().guard.reload();
            assertThat(version.failure()).isNull();

            settings.change("isuer = x").confirm();
            settings.poll();

            assertThat(version.failure()).contains("isuer");
            assertThat(version.rejectedReloads()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"off, 1s", "1s, 2s", "1s, off", "1h, 2s", "1h, off"})
    void the_interval_can_change_at_run_time(String first, String second) {
        try (ChangingSettings settings = ChangingSettings.with("reload = " + first)) {
            settings.guard.start();
            settings.change("reload = " + second).guard.reload();
            settings.change("reload = 1s").guard.reload();

            settings.change("reload = 1s", "access.1 = /admin/** : deny");

            Await.until("a reading in the background", () -> !accepts(settings.current(), "/admin/x"));
            assertThat(settings.log.all().stream()
                            .anyMatch(line -> line.startsWith("WARNING reload = off is in effect")))
                    .isEqualTo(second.equals("off"));
        }
    }

    @Test
    void settings_are_not_read_in_the_background_after_the_interval_was_turned_off() {
        try (ChangingSettings settings = ChangingSettings.with("reload = 1h")) { // no reading has begun
            settings.guard.start();
            settings.change("reload = off").guard.reload();
            int readings = settings.readings();

            AtomicInteger ticks = new AtomicInteger();
            settings.current().lifecycle().scheduler().eachTick(ticks::incrementAndGet);
            Await.until("each tick could have caused a reading", () -> ticks.get() >= 4);

            assertThat(settings.readings()).isEqualTo(readings);
        }
    }

    private static boolean accepts(Guard guard, String path) {
        return guard.decide(TestRequest.get(path).bearer(TestTokens.good())) instanceof Decision.Authenticated;
    }
}
