package io.github.jwtfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.servlet.scenario.Tokens;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SessionOwnerTest {
    private final StoredSession planted = new StoredSession(false);
    private final SessionRequests requests = new SessionRequests(planted);

    @Test
    void a_session_whose_id_cannot_be_changed_is_invalidated() {
        AtomicBoolean fails = new AtomicBoolean(true);
        requests.atIdChange(() -> {
            if (fails.getAndSet(false)) {
                throw new IllegalStateException("the server cannot");
            }
        });

        requests.serve("alice");

        assertThat(planted.hasEnded()).isTrue();
        assertThat(requests.sessions()).hasSize(2);
        assertThat(requests.sessions().get(1).users()).containsExactly("alice");
    }

    /** For Tomcat a session is new until the request that has created it ends, which an attacker can delay. */
    @Test
    void a_session_that_is_new_but_was_requested_gets_another_id() {
        StoredSession still = new StoredSession(true);
        String id = still.id();
        SessionRequests ofStill = new SessionRequests(still);

        ofStill.serve("alice");

        assertThat(still.users()).containsExactly("alice");
        assertThat(still.id()).isNotEqualTo(id);
    }

    @Test
    void a_session_that_was_created_under_the_requested_id_gets_another_one() {
        planted.put(StoredSession.OWNER, "another owner");

        requests.serve("alice");

        StoredSession created = requests.sessions().get(1);
        assertThat(created.users()).containsExactly("alice");
        assertThat(created.id()).contains("renamed");
    }

    /** Another user has logged in to it, by the container or the application, while this request was in transit. */
    @Test
    void a_session_whose_id_has_changed_during_the_request_is_not_bound() {
        HttpServletRequest late = requests.request("mallory");
        planted.changeId();

        requests.serve("mallory", late);

        assertThat(planted.hasEnded()).isTrue();
        assertThat(planted.get(StoredSession.OWNER)).isNull();
        assertThat(planted.users()).isEmpty();
    }

    @Test
    void a_session_that_an_earlier_filter_has_created_for_an_expired_one_is_kept() {
        StoredSession begun = new StoredSession(true);
        SessionRequests ofBegun = new SessionRequests(begun);
        HttpServletRequest request = ofBegun.request("alice");
        when(request.getRequestedSessionId()).thenReturn("expired");
        when(request.isRequestedSessionIdValid()).thenReturn(false);

        ofBegun.serve("alice", request);

        assertThat(begun.users()).containsExactly("alice");
        assertThat(begun.hasEnded()).isFalse();
    }

    /** On some servers the ID that clients send is longer than the one that the session returns. */
    @Test
    void an_id_with_the_name_of_a_node_is_the_same_id() {
        HttpServletRequest request = requests.request("alice");
        when(request.getRequestedSessionId()).thenReturn(planted.id() + ".node1");
        when(request.isRequestedSessionIdValid()).thenReturn(false);

        requests.serve("alice", request);

        assertThat(planted.users()).containsExactly("alice");
    }

    /** Issuer and subject separated by a space, the former format. */
    @Test
    void a_session_with_an_ambiguous_owner_of_an_older_version_ends() {
        planted.put(StoredSession.OWNER, "https://issuer.example alice");

        requests.serve("alice");

        assertThat(planted.hasEnded()).isTrue();
        assertThat(planted.users()).isEmpty();
    }

    @Test
    void different_issuers_and_subjects_are_different_owners() {
        List<String> issuers = Arrays.asList(null, "", "-", "a", "a b", "null", "a sub 1 b", "1 a", "- sub 1 b");
        List<String> subjects = Arrays.asList(null, "", "b", "b c", "c", "sub 1 b", " 1 b", "name 1 b", "- sub 1 b");
        JwtFilter filter = new JwtFilter();
        filter.init(Container.filter(Container.context("/app", Tokens.settingsOfAnyIssuer("principal.claims = name"))));
        Map<String, List<String>> users = new HashMap<>();
        int different = 0;
        for (String issuer : issuers) {
            for (String subject : subjects) {
                for (String name : List.of("b", "b c")) {
                    boolean named = subject != null && !subject.isEmpty();
                    List<String> user = Arrays.asList(issuer, named ? "sub" : "name", named ? subject : name);
                    List<String> earlier = users.putIfAbsent(ownerOf(filter, issuer, subject, name), user);
                    assertThat(earlier).isIn(null, user);
                    different += earlier == null ? 1 : 0;
                }
            }
        }
        assertThat(different).isEqualTo(issuers.size() * subjects.size());
    }

    private static String ownerOf(JwtFilter filter, String issuer, String subject, String name) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", subject);
        claims.put("name", name);
        JwtPrincipal[] principal = new JwtPrincipal[1];
        HttpServletRequest request = Container.request(DispatcherType.REQUEST, "Bearer " + Tokens.with(claims));
        try {
            filter.doFilter(
                    request,
                    Container.response(),
                    (passed, response) ->
                            principal[0] = (JwtPrincipal) ((HttpServletRequest) passed).getUserPrincipal());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        assertThat(principal[0]).as("%s %s %s", issuer, subject, name).isNotNull();
        return new SessionOwner(principal[0], mock()).name();
    }
}
